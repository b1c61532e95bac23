using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using FluentValidation;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Localization;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Orders the writing of an import's good rows in the background.</summary>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice)]
public sealed record CommitImport(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class CommitImportHandler(PortalDbContext db, ImportDesk desk, Actor actor, TimeProvider clock) : IRequestHandler<CommitImport, Unit>
{
    public async Task<Unit> Handle(CommitImport command, CancellationToken cancellationToken)
    {
        var import = await desk.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(import, command.Version);
        var job = new Job(ImportStep.JobKind, JsonSerializer.Serialize(import.Id), (import.Findings?.Rows ?? 0) + 1, actor.Me, actor.MembershipId, clock.GetUtcNow());
        import.Commit(job.Id);
        db.Add(job);
        return Unit.Value;
    }
}

/// <summary>Gives an import up: before it is written at once; while it is being written after the step under way. Nothing of it comes into the ledger.</summary>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice)]
public sealed record CancelImport(Guid Id) : ICommand<Unit>;

internal sealed class CancelImportHandler(PortalDbContext db, ImportDesk desk) : IRequestHandler<CancelImport, Unit>
{
    public async Task<Unit> Handle(CancelImport command, CancellationToken cancellationToken)
    {
        var import = await desk.FindOwnAsync(command.Id, cancellationToken);
        if (import is not { State: ImportState.Committing, JobId: { } id })
        {
            import.Cancel();
            return Unit.Value;
        }

        // Waits for the step under way, which holds the row, and sees what it left.
        var job = await db.Jobs.FromSql($"SELECT *, xmin FROM jobs WHERE tenant_id = {db.Scope.Required} AND id = {id} FOR UPDATE").SingleAsync(cancellationToken);
        job.Cancel();
        return Unit.Value;
    }
}

/// <summary>Takes a written import back by reversal, within a day: both stay in the ledger.</summary>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice)]
public sealed record UndoImport(Guid Id, uint Version, string? Reason) : ICommand<int>, IHasReason;

internal sealed class UndoImportValidator : AbstractValidator<UndoImport>
{
    public UndoImportValidator(IStringLocalizer<ImportText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter why the import is undone: it stands beside each reversal"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class UndoImportHandler(PortalDbContext db, ImportDesk desk, HourLedger ledger, TimeProvider clock) : IRequestHandler<UndoImport, int>
{
    private const string ReversalsSql = """
        SELECT @tenant, gen_random_uuid(), e.learning_year, e.learner_id, e.category, -e.hours, 'Reversal', e.id, e.title, e.provider, e.studied_from, e.studied_to, e.rule, e.evidence_id, e.id, @reason, @at, @by
        FROM import_rows r JOIN hour_entries e ON e.tenant_id = @tenant AND e.learning_year = @year AND e.id = r.entry_id
        WHERE r.tenant_id = @tenant AND r.import_id = @import AND r.learning_year = @year ORDER BY e.learner_id, e.id
        """;

    public async Task<int> Handle(UndoImport command, CancellationToken cancellationToken)
    {
        var import = await desk.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(import, command.Version);
        import.Undo(clock.GetUtcNow());
        var resting = await db.Certificates.CountAsync(c => c.State == Domain.Certificates.CertificateState.Valid && c.Kind == Domain.Certificates.CertificateKind.YearlyHours && c.IssuedAt >= import.CommittedAt
            && db.ImportRows.Any(r => r.ImportId == import.Id && r.LearnerId == c.LearnerId), cancellationToken);
        if (resting > 0)
            throw new RuleException("{0} certificates rest on these hours already: the import cannot be undone as a whole. Ask the programme office to reverse single entries.", resting);
        var reversed = 0;
        foreach (var year in await db.ImportRows.Where(r => r.ImportId == import.Id).Select(r => r.LearningYear).Distinct().OrderBy(y => y).ToListAsync(cancellationToken))
            reversed += await ledger.CreditFromAsync(year, ReversalsSql, p =>
            {
                p.AddWithValue("import", import.Id);
                p.AddWithValue("reason", command.Reason!.Trim());
            }, cancellationToken);
        return reversed;
    }
}

/// <summary>Writes an import: its rows are judged once more and staged, step by step; the last step enters all of them by one statement for each year, so that they are seen at once or not at all.</summary>
internal sealed class ImportStep(PortalDbContext db, ImportDesk desk, IdentityVault vault, HourLedger ledger, Notifier notifier, Actor actor, ImportCursors cursors, TimeProvider clock) : IJobStep
{
    public const string JobKind = nameof(CommitImport);

    /// <summary>Rows of one step: some tenths of a second, so that a cancel waits for no more.</summary>
    internal const int StepRows = 10_000;

    private const string StageSql = """
        INSERT INTO import_rows (tenant_id, import_id, "row", entry_id, source_id, learner_id, identity_hash, identity_cipher, identity_mask, identity_kind, name, learning_year, category, hours, title, provider, studied_from, studied_to, rule)
        SELECT @tenant, @import, * FROM unnest(@rows, @entries, @sources, @learners, @hashes, @ciphers, @masks, @kinds, @names, @years, @categories, @hours, @titles, @providers, @froms, @tos, @rules)
        """;

    // A person whom somebody else has entered since the rows were staged is found by the hash; the record and the employment are judged as the check does.
    private const string PeopleSql = """
        WITH people AS (
            SELECT DISTINCT ON (identity_hash) learner_id, identity_hash, identity_cipher, identity_mask, identity_kind, name FROM import_rows
            WHERE tenant_id = @tenant AND import_id = @import AND identity_hash IS NOT NULL ORDER BY identity_hash, "row"),
        entered AS (
            INSERT INTO learners (tenant_id, id, name, identity_kind, identity_cipher, identity_hash, identity_mask, level, education, employer_id, created_at)
            SELECT @tenant, learner_id, name, identity_kind, identity_cipher, identity_hash, identity_mask, 'None', 'NotStated', @unit, @at FROM people
            ON CONFLICT (tenant_id, identity_hash) DO NOTHING RETURNING id),
        employed AS (
            INSERT INTO employments (tenant_id, id, learner_id, organisation_id, "from", state, requested_at, decided_at)
            SELECT @tenant, gen_random_uuid(), id, @unit, @today, 'Confirmed', @at, @at FROM entered WHERE @unit IS NOT NULL RETURNING 1)
        SELECT (SELECT count(*)::int FROM entered), (SELECT count(*) FROM employed)
        """;

    private const string FoundSql = """
        UPDATE import_rows r SET learner_id = l.id FROM learners l
        WHERE r.tenant_id = @tenant AND r.import_id = @import AND r.identity_hash IS NOT NULL AND l.tenant_id = @tenant AND l.identity_hash = r.identity_hash AND l.id <> r.learner_id AND l.name = r.name
          AND (@unit IS NULL OR EXISTS (SELECT FROM employments e WHERE e.tenant_id = @tenant AND e.learner_id = coalesce(l.merged_into_id, l.id) AND e.organisation_id = @unit AND e.state = 'Confirmed'))
        """;

    private const string EntriesSql = """
        SELECT @tenant, r.entry_id, @year, l.id, r.category, r.hours, 'Batch', r.source_id, r.title, r.provider, r.studied_from, r.studied_to, r.rule, @import, NULL, NULL, @at, @by
        FROM import_rows r JOIN learners l ON l.tenant_id = @tenant AND l.id = r.learner_id
        WHERE r.tenant_id = @tenant AND r.import_id = @import AND r.learning_year = @year ORDER BY l.id, r.source_id
        """;

    public string Kind => JobKind;

    public async Task<StepDone> RunAsync(Job job, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize<Guid>(job.Arguments);
        var import = await db.Imports.SingleAsync(i => i.Id == id, ct);
        var rows = job.Total - 1;
        return job.Done < rows ? await StageAsync(import, job, Math.Min(StepRows, rows - job.Done), ct) : await EnterAsync(import, job, ct);
    }

    /// <summary>What was staged goes; of the ledger nothing was touched.</summary>
    public async Task StoppedAsync(Job job, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize<Guid>(job.Arguments);
        cursors.Drop(job.Id);
        var import = await db.Imports.SingleAsync(i => i.Id == id, ct);
        if (job.State == JobState.Cancelled)
            import.Cancel();
        else
        {
            import.Fail();
            await notifier.TellAsync(import.FiledById, "The import of {0} stopped at a fault. Nothing of it was written", $"/imports/{import.Id}", ct, import.FileName);
        }

        await db.ImportRows.Where(r => r.ImportId == id).ExecuteDeleteAsync(ct);
    }

    private async Task<StepDone> StageAsync(Import import, Job job, int count, CancellationToken ct)
    {
        var cursor = cursors.Take(job.Id, job.Done);
        if (cursor is null)
        {
            var (_, file) = await desk.ReaderAsync(import, import.Repairs, ct);
            cursor = new ImportCursor(file, Table.Read(await desk.OpenAsync(import, ct), import.FileName).Where(r => r.Number > import.Mapping.HeadRow));
            cursor.Skip(job.Done);
        }

        try
        {
            var rows = cursor.Next(count);
            if (rows.Count == 0)
                throw new InvalidOperationException("The file has fewer rows than the check found.");
            await new HourCheck(db).JudgeAsync(rows, cursor.File, import.OwnStaffOnly ? import.OrganisationId : null, ct);
            await StageAsync(import, [.. rows.Where(r => r.Result is ImportResult.Create or ImportResult.Repaired)], ct);
            cursors.Keep(job.Id, cursor);
            return new StepDone(rows.Count);
        }
        catch
        {
            cursor.Dispose();
            throw;
        }
    }

    private async Task StageAsync(Import import, IReadOnlyList<HourRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
            return;
        var unit = await db.Organisations.Where(o => o.Id == import.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        await using var command = Command(StageSql, import.Id);
        Add("rows", rows.Select(r => r.Number), NpgsqlDbType.Integer);
        Add("entries", rows.Select(_ => Guid.CreateVersion7()), NpgsqlDbType.Uuid);
        Add("sources", rows.Select(r => r.SourceId), NpgsqlDbType.Uuid);
        Add("learners", rows.Select(r => r.LearnerId), NpgsqlDbType.Uuid);
        Add("hashes", rows.Select(r => r.IsNewLearner ? r.Hash : null), NpgsqlDbType.Bytea);
        Add("ciphers", rows.Select(r => r.IsNewLearner ? vault.Encrypt(r.Identity) : null), NpgsqlDbType.Bytea);
        Add("masks", rows.Select(r => r.IsNewLearner ? IdentityNumber.Mask(r.Identity) : null), NpgsqlDbType.Text);
        Add("kinds", rows.Select(r => r.IsNewLearner ? r.Kind.ToString() : null), NpgsqlDbType.Text);
        Add("names", rows.Select(r => r.IsNewLearner ? r.Name : null), NpgsqlDbType.Text);
        Add("years", rows.Select(r => r.Year), NpgsqlDbType.Smallint);
        Add("categories", rows.Select(r => r.Category.ToString()), NpgsqlDbType.Text);
        Add("hours", rows.Select(r => r.Hours), NpgsqlDbType.Numeric);
        Add("titles", rows.Select(r => r.Title), NpgsqlDbType.Text);
        Add("providers", rows.Select(r => r.Provider), NpgsqlDbType.Text);
        Add("froms", rows.Select(r => r.From), NpgsqlDbType.Date);
        Add("tos", rows.Select(r => r.To), NpgsqlDbType.Date);
        Add("rules", rows.Select(r => r.Certificate is { } number ? $"{unit} · {number}" : unit), NpgsqlDbType.Text);
        await command.ExecuteNonQueryAsync(ct);

        void Add<T>(string name, IEnumerable<T> values, NpgsqlDbType type) => command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = values.ToArray() });
    }

    private async Task<StepDone> EnterAsync(Import import, Job job, CancellationToken ct)
    {
        var (now, entered, credited) = (clock.GetUtcNow(), 0, 0);
        await ledger.HoldAccountsAsync(alone: false, ct);
        await using (var people = Command(PeopleSql, import.Id))
        {
            AddUnit(people.Parameters, import);
            people.Parameters.AddWithValue("at", now);
            people.Parameters.AddWithValue("today", BeijingTime.DateOf(now));
            entered = (int)(await people.ExecuteScalarAsync(ct))!;
        }

        await using (var found = Command(FoundSql, import.Id))
        {
            AddUnit(found.Parameters, import);
            await found.ExecuteNonQueryAsync(ct);
        }

        foreach (var year in await db.ImportRows.Where(r => r.ImportId == import.Id).Select(r => r.LearningYear).Distinct().OrderBy(y => y).ToListAsync(ct))
            credited += await ledger.CreditFromAsync(year, EntriesSql, p => p.AddWithValue("import", import.Id), ct);
        import.Finish(credited, entered, now);
        cursors.Drop(job.Id);
        // The person who ordered it has gone on with other work: told as the portal tells.
        actor.UserId = null;
        await notifier.TellAsync(import.FiledById, "The import of {0} is written: {1} rows credited", $"/imports/{import.Id}", ct, import.FileName, credited.ToString(CultureInfo.InvariantCulture));
        actor.UserId = job.UserId;
        return new StepDone(1, credited.ToString(CultureInfo.InvariantCulture));
    }

    private static void AddUnit(NpgsqlParameterCollection parameters, Import import) =>
        parameters.Add(new NpgsqlParameter("unit", NpgsqlDbType.Uuid) { Value = import.OwnStaffOnly ? import.OrganisationId : DBNull.Value });

    private NpgsqlCommand Command(string sql, Guid import)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction()) { CommandTimeout = 600 };
        command.Parameters.AddWithValue("tenant", db.Scope.Required);
        command.Parameters.AddWithValue("import", import);
        return command;
    }
}

/// <summary>A file under way: where its next step goes on without reading it from the start again.</summary>
internal sealed class ImportCursor(HourFile file, IEnumerable<TableRow> rows) : IDisposable
{
    private readonly IEnumerator<TableRow> rows = rows.GetEnumerator();

    /// <summary>What remembers the rows before.</summary>
    public HourFile File { get; } = file;

    /// <summary>Rows read.</summary>
    public int At { get; private set; }

    /// <summary>Reads the next rows.</summary>
    public List<HourRow> Next(int count)
    {
        var read = new List<HourRow>(count);
        while (read.Count < count && rows.MoveNext())
            read.Add(File.Read(rows.Current));
        At += read.Count;
        return read;
    }

    /// <summary>Reads what an earlier step has done, since later rows are compared with it.</summary>
    public void Skip(int count)
    {
        for (; At < count && rows.MoveNext(); At++)
            File.Read(rows.Current);
    }

    public void Dispose() => rows.Dispose();
}

/// <summary>Files under way on this node. Losing them costs time only: another node, or this one after a restart, reads the file from its start.</summary>
internal sealed class ImportCursors : IDisposable
{
    private const int Most = 4;

    private readonly ConcurrentDictionary<Guid, ImportCursor> kept = new();

    /// <summary>The cursor of a job, if it stands where the job stands: a step that was rolled back leaves it too far on.</summary>
    public ImportCursor? Take(Guid job, int at)
    {
        if (!kept.TryRemove(job, out var cursor))
            return null;
        if (cursor.At == at)
            return cursor;
        cursor.Dispose();
        return null;
    }

    /// <summary>Keeps a cursor for the next step; one of another job gives way where there are too many.</summary>
    public void Keep(Guid job, ImportCursor cursor)
    {
        if (kept.Count >= Most)
            Drop(kept.Keys.FirstOrDefault());
        kept[job] = cursor;
    }

    /// <summary>Forgets a job's cursor.</summary>
    public void Drop(Guid job)
    {
        if (kept.TryRemove(job, out var cursor))
            cursor.Dispose();
    }

    public void Dispose()
    {
        foreach (var job in kept.Keys)
            Drop(job);
    }
}
