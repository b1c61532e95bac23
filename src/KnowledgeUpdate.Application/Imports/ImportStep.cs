using System.Globalization;
using System.Text.Json;
using FluentValidation;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Work;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>
/// Writes an import: rows that the check has staged are entered by one statement for each year, so that they are seen at once or not at
/// all. Killed on the way it leaves nothing, and begins anew.
/// </summary>
/// <remarks>The rows are not judged a second time, but for those that something has happened to since.</remarks>
[Service]
internal sealed class ImportStep(
    PortalDbContext db,
    ImportAccess imports,
    HourLedger ledger,
    Notifier notifier,
    Actor actor,
    TimeProvider clock
) : IJobStep
{
    public const string JobKind = nameof(CommitImport);

    /// <summary>One to see that the rows are staged, one to enter them; a cancel comes between.</summary>
    internal const int Steps = 2;

    // A person whom somebody else has entered meanwhile is not entered twice: such rows are judged anew.
    private const string PeopleSql = $"""
        WITH people AS (
            SELECT DISTINCT ON (r.identity_hash) r.learner_id, r.identity_hash, r.identity_cipher, r.identity_mask, r.identity_kind, r.name
                FROM {StagedRows.Unnest}
            WHERE c.tenant_id = @tenant AND c.import_id = @import AND r.identity_hash IS NOT NULL ORDER BY r.identity_hash, r."row"),
        entered AS (
            INSERT INTO learners (tenant_id, id, name, identity_kind, identity_cipher, identity_hash, identity_mask, level, education,
                employer_id, created_at)
            SELECT @tenant, learner_id, name, identity_kind, identity_cipher, identity_hash, identity_mask, 'None', 'NotStated', @unit, @at
                FROM people
            ON CONFLICT (tenant_id, identity_hash) DO NOTHING RETURNING id),
        employed AS (
            INSERT INTO employments (tenant_id, id, learner_id, organisation_id, "from", state, requested_at, decided_at)
            SELECT @tenant, gen_random_uuid(), id, @unit, @today, 'Confirmed', @at, @at FROM entered WHERE @unit IS NOT NULL RETURNING 1)
        SELECT (SELECT count(*)::int FROM entered), (SELECT count(*)::int FROM people), (SELECT count(*) FROM employed)
        """;

    private const string EntriesSql = $"""
        SELECT @tenant, r.entry_id, @year, r.learner_id, r.category, r.hours, 'Batch', r.source_id, r.title, r.provider, r.studied_from,
            r.studied_to, @unit || coalesce(' · ' || r.certificate, ''), @import, NULL, NULL, @at, @by
        FROM {StagedRows.Unnest} WHERE c.tenant_id = @tenant AND c.import_id = @import AND r.learning_year = @year ORDER BY r.learner_id,
            r.source_id
        """;

    public string Kind => JobKind;

    public async Task<StepDone> RunAsync(Job job, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize<Guid>(job.Arguments);
        var import = await db.Imports.SingleAsync(i => i.Id == id, ct);
        if (job.Done > 0)
            return await EnterAsync(import, job, ct);

        // Rows that an earlier version of the portal checked, or that were cleared away, are judged and staged now.
        if (!await db.ImportChunks.AnyAsync(c => c.ImportId == id, ct))
            await imports.StageAsync(import, import.Repairs, ct);
        return new StepDone(1);
    }

    /// <summary>Staged rows are deleted; the ledger was not touched.</summary>
    public async Task StoppedAsync(Job job, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize<Guid>(job.Arguments);
        var import = await db.Imports.SingleAsync(i => i.Id == id, ct);
        if (job.State == JobState.Cancelled)
            import.Cancel();
        else
        {
            import.Fail();
            await notifier.TellAsync(
                import.FiledById,
                "The import of {0} stopped at a fault. Nothing of it was written",
                Links.Import(import.Id),
                ct,
                import.FileName
            );
        }

        await imports.Staged(import).ClearAsync(ct);
    }

    private async Task<StepDone> EnterAsync(Import import, Job job, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var credited = 0;
        var staged = imports.Staged(import);
        var unit = import.OwnStaffOnly ? import.OrganisationId : (Guid?)null;
        await ledger.HoldAccountsAsync(alone: false, ct);
        var (_, file) = await imports.ReaderAsync(import, import.Repairs, ct);
        await staged.JudgeChangedAsync(file, unit, ct);
        var (entered, people) = await EnterPeopleAsync(import, unit, now, ct);
        if (entered < people)
            await staged.JudgeChangedAsync(file, unit, ct);
        var name = await db.Organisations.Where(o => o.Id == import.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        foreach (var year in await staged.YearsAsync(ct))
            credited += await ledger.CreditFromAsync(
                year,
                EntriesSql,
                p =>
                {
                    p.AddWithValue("import", import.Id);
                    p.AddWithValue("unit", name);
                },
                ct
            );
        import.Finish(credited, entered, now);
        // The person who ordered it is not waiting any more, so the portal notifies them.
        actor.UserId = null;
        await notifier.TellAsync(
            import.FiledById,
            "The import of {0} is written: {1} rows credited",
            Links.Import(import.Id),
            ct,
            import.FileName,
            credited.ToString(CultureInfo.InvariantCulture)
        );
        actor.UserId = job.UserId;
        return new StepDone(job.Total - job.Done, credited.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<(int Entered, int People)> EnterPeopleAsync(Import import, Guid? unit, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            PeopleSql,
            (NpgsqlConnection)db.Database.GetDbConnection(),
            (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction()
        )
        {
            CommandTimeout = 600,
        };
        command.Parameters.AddWithValue("tenant", db.Scope.Required);
        command.Parameters.AddWithValue("import", import.Id);
        command.Parameters.Add(new NpgsqlParameter("unit", NpgsqlDbType.Uuid) { Value = (object?)unit ?? DBNull.Value });
        command.Parameters.AddWithValue("at", now);
        command.Parameters.AddWithValue("today", BeijingTime.DateOf(now));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt32(0), reader.GetInt32(1));
    }
}
