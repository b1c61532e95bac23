using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The only way to write the hour ledger. Entries and totals are written by one statement, so they cannot diverge.</summary>
[Service]
public sealed class HourLedger(
    PortalDbContext db,
    Actor actor,
    AuditWriter audit,
    PrintedHours printed,
    CertificateReviews reviews,
    TimeProvider clock
)
{
    private const string EnterSql = """
        WITH entered AS (
            INSERT INTO hour_entries (tenant_id, id, learning_year, learner_id, category, hours, source_kind, source_id, title, provider,
                studied_from, studied_to, rule, evidence_id, reverses_id, reason, at, by_user_id)

        """;

    private const string OnceSql = """

            ON CONFLICT (tenant_id, learner_id, learning_year, source_kind, source_id) DO NOTHING
            RETURNING learner_id, category, hours, id, title, studied_from, source_kind),
        activities AS (
            INSERT INTO hour_activities (tenant_id, learning_year, activity)
            SELECT @tenant, @year, a.activity FROM (
                SELECT DISTINCT md5(d.title || E'\n' || (d.studied_from - DATE '2000-01-01') || E'\n' || d.category)::uuid AS activity
                FROM (SELECT DISTINCT title, studied_from, category FROM entered WHERE source_kind <> 'Reversal') d) a
            WHERE NOT EXISTS (SELECT FROM hour_activities h WHERE h.tenant_id = @tenant AND h.learning_year = @year AND h.activity =
                a.activity) ORDER BY a.activity
            ON CONFLICT DO NOTHING RETURNING 1),
        """;

    // Entries first; what was actually inserted is summed per account and added to the totals in the same statement. Both are carried out
    // whether or not the outer query reads them; joined there, the totals would be read once for each entry.
    private const string CreditSql =
        EnterSql
        + """
                SELECT @tenant, i.id, @year, i.learner_id, i.category, i.hours, i.source_kind, i.source_id, i.title, i.provider,
                    i.studied_from, i.studied_to, i.rule, i.evidence_id, i.reverses_id, i.reason, @at, @by
                FROM unnest(@ids, @learners, @categories, @hours, @kinds, @sources, @titles, @providers, @froms, @tos, @rules, @evidence,
                    @reverses, @reasons)
                    AS i (id, learner_id, category, hours, source_kind, source_id, title, provider, studied_from, studied_to, rule,
                        evidence_id, reverses_id, reason)
                ORDER BY i.learner_id, i.source_id
            """
        + OnceSql
        + TotalsSql
        + " SELECT id FROM entered";

    /// <summary>
    /// Adds what a statement's <c>entered</c> returns to the totals of each account, and judges the year by the requirement.
    /// </summary>
    /// <remarks>
    /// A record is looked up for each learner rather than joined: PostgreSQL has no statistics yet for tables that were just filled, and
    /// would compare everybody with everybody.
    /// </remarks>
    internal const string TotalsSql = """
         sums AS (
            SELECT coalesce((SELECT l.merged_into_id FROM learners l WHERE l.tenant_id = @tenant AND l.id = e.learner_id), e.learner_id) AS
                account, sum(e.compulsory) AS compulsory, sum(e.elective) AS elective, sum(e.professional) AS professional,
                sum(e.entries)::int AS entries
            FROM (SELECT learner_id,
                    coalesce(sum(hours) FILTER (WHERE category = 'PublicCompulsory'), 0) AS compulsory,
                    coalesce(sum(hours) FILTER (WHERE category = 'PublicElective'), 0) AS elective,
                    coalesce(sum(hours) FILTER (WHERE category = 'Professional'), 0) AS professional,
                    count(*) AS entries
                FROM entered GROUP BY learner_id) e GROUP BY 1),
        counted AS (
            INSERT INTO learner_years AS y (tenant_id, learner_id, learning_year, compulsory, elective, professional, entries, is_complete)
            SELECT @tenant, account, @year, compulsory, elective, professional, entries, false FROM sums ORDER BY account
            ON CONFLICT (tenant_id, learner_id, learning_year) DO UPDATE
                SET compulsory = y.compulsory + excluded.compulsory, elective = y.elective + excluded.elective, professional =
                    y.professional + excluded.professional, entries = y.entries + excluded.entries
            RETURNING learner_id)
        """;

    // A separate statement, since one statement cannot change a row twice.
    private const string JudgeSql = """
        UPDATE learner_years SET is_complete = NOT is_complete
        WHERE tenant_id = @tenant AND learning_year = @year AND (@learners::uuid[] IS NULL OR learner_id = ANY (SELECT coalesce((SELECT
            l.merged_into_id FROM learners l WHERE l.tenant_id = @tenant AND l.id = x), x) FROM unnest(@learners) x OFFSET 0))
          AND is_complete <> (compulsory + elective + professional >= @total AND compulsory >= @compulsory AND professional >= @professional
                              AND (NOT @actual OR professional * @total >= (compulsory + elective + professional) * @professional))
        """;

    /// <summary>Credits hours of a learning year. What was credited before is left as it is.</summary>
    /// <returns>How many entries are new.</returns>
    public async Task<int> CreditAsync(short learningYear, IReadOnlyList<HourCredit> credits, CancellationToken ct)
    {
        if (credits.Count == 0)
            return 0;
        await audit.SaveAsync(ct);
        await HoldAccountsAsync(alone: false, ct);
        var requirement = await RequirementAsync(learningYear, ct);
        await using var command = Command(CreditSql, learningYear);
        var ids = ManyIds.Create(credits.Count);
        Add(command, "ids", ids, NpgsqlDbType.Uuid);
        Add(command, "learners", credits.Select(c => c.LearnerId), NpgsqlDbType.Uuid);
        Add(command, "categories", credits.Select(c => c.Category.ToString()), NpgsqlDbType.Text);
        Add(command, "hours", credits.Select(c => c.Hours), NpgsqlDbType.Numeric);
        Add(command, "kinds", credits.Select(c => c.SourceKind.ToString()), NpgsqlDbType.Text);
        Add(command, "sources", credits.Select(c => c.SourceId), NpgsqlDbType.Uuid);
        Add(command, "titles", credits.Select(c => c.Title), NpgsqlDbType.Text);
        Add(command, "providers", credits.Select(c => c.Provider), NpgsqlDbType.Text);
        Add(command, "froms", credits.Select(c => c.From), NpgsqlDbType.Date);
        Add(command, "tos", credits.Select(c => c.To), NpgsqlDbType.Date);
        Add(command, "rules", credits.Select(c => c.Rule), NpgsqlDbType.Text);
        Add(command, "evidence", credits.Select(c => c.EvidenceId), NpgsqlDbType.Uuid);
        Add(command, "reverses", credits.Select(c => c.ReversesId), NpgsqlDbType.Uuid);
        Add(command, "reasons", credits.Select(c => c.Reason), NpgsqlDbType.Text);
        command.Parameters.AddWithValue("at", clock.GetUtcNow());
        command.Parameters.Add(new NpgsqlParameter("by", NpgsqlDbType.Uuid) { Value = (object?)actor.UserId ?? DBNull.Value });
        var entered = 0;
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                entered++;
        if (entered > 0)
            await JudgeAsync(learningYear, [.. credits.Select(c => c.LearnerId).Distinct()], requirement, ct);
        return entered;
    }

    /// <summary>Credits what a query selects, by the same statement, for rows that are in the database already.</summary>
    /// <param name="rows">
    /// A query of the columns of <c>hour_entries</c> in the order of the statement; it may use <c>@tenant</c>, <c>@year</c>, <c>@at</c> and
    /// <c>@by</c>.
    /// </param>
    /// <returns>How many entries are new.</returns>
    internal async Task<int> CreditFromAsync(short learningYear, string rows, Action<NpgsqlParameterCollection> add, CancellationToken ct)
    {
        await audit.SaveAsync(ct);
        await HoldAccountsAsync(alone: false, ct);
        await using var command = Command(
            EnterSql + rows + OnceSql + TotalsSql + " SELECT count(*)::int, array_agg(DISTINCT learner_id) FROM entered",
            learningYear
        );
        command.Parameters.AddWithValue("at", clock.GetUtcNow());
        command.Parameters.Add(new NpgsqlParameter("by", NpgsqlDbType.Uuid) { Value = (object?)actor.UserId ?? DBNull.Value });
        add(command.Parameters);
        command.CommandTimeout = 600;
        int entered;
        Guid[] learners;
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            await reader.ReadAsync(ct);
            (entered, learners) = (reader.GetInt32(0), await reader.IsDBNullAsync(1, ct) ? [] : reader.GetFieldValue<Guid[]>(1));
        }

        if (entered > 0)
            await JudgeAsync(learningYear, learners, await RequirementAsync(learningYear, ct), ct);
        return entered;
    }

    /// <summary>
    /// Reverses an entry: both stay, and the certificates that print its hours are under review. Reversing it again changes nothing.
    /// </summary>
    /// <returns>Whether the reversal is new.</returns>
    public async Task<bool> ReverseAsync(HourEntry entry, string reason, ReviewCause cause, CancellationToken ct)
    {
        if (await CreditAsync(entry.LearningYear, [ReversalOf(entry, reason)], ct) != 1)
            return false;
        // Who takes a certificate at the same moment holds the year's row, and is waited for.
        await reviews.OpenAsync(
            await printed.RestingOnAsync(entry, ct),
            _ => new ReviewCauseGiven(cause, reason, entry.LearnerId, entry.Id),
            ct
        );
        return true;
    }

    /// <summary>The reversal of an entry.</summary>
    public static HourCredit ReversalOf(HourEntry entry, string reason) =>
        new()
        {
            LearnerId = entry.LearnerId,
            Category = entry.Category,
            Hours = -entry.Hours,
            SourceKind = HourSource.Reversal,
            SourceId = entry.Id,
            Title = entry.Title,
            Provider = entry.Provider,
            From = entry.StudiedFrom,
            To = entry.StudiedTo,
            Rule = entry.Rule,
            EvidenceId = entry.EvidenceId,
            ReversesId = entry.Id,
            Reason = reason.Trim(),
        };

    /// <summary>Recounts a learner's years from the entries, after a merge or a split.</summary>
    public async Task RecountAsync(Guid accountId, CancellationToken ct)
    {
        await audit.SaveAsync(ct);
        await HoldAccountsAsync(alone: true, ct);
        await using var command = Command(
            """
            WITH sums AS (
                SELECT e.learning_year,
                    coalesce(sum(e.hours) FILTER (WHERE e.category = 'PublicCompulsory'), 0) AS compulsory,
                    coalesce(sum(e.hours) FILTER (WHERE e.category = 'PublicElective'), 0) AS elective,
                    coalesce(sum(e.hours) FILTER (WHERE e.category = 'Professional'), 0) AS professional, count(*)::int AS entries
                FROM hour_entries e JOIN learners l ON l.tenant_id = e.tenant_id AND l.id = e.learner_id
                WHERE e.tenant_id = @tenant AND coalesce(l.merged_into_id, l.id) = @account GROUP BY 1),
            gone AS (UPDATE learner_years y SET compulsory = 0, elective = 0, professional = 0, entries = 0, is_complete = false
                WHERE y.tenant_id = @tenant AND y.learner_id = @account AND NOT EXISTS (SELECT FROM sums WHERE sums.learning_year =
                    y.learning_year))
            INSERT INTO learner_years AS y (tenant_id, learner_id, learning_year, compulsory, elective, professional, entries, is_complete)
            SELECT @tenant, @account, learning_year, compulsory, elective, professional, entries, false FROM sums
            ON CONFLICT (tenant_id, learner_id, learning_year) DO UPDATE
                SET compulsory = excluded.compulsory, elective = excluded.elective, professional = excluded.professional, entries =
                    excluded.entries
            """,
            0
        );
        command.Parameters.AddWithValue("account", accountId);
        await command.ExecuteNonQueryAsync(ct);
        foreach (
            var year in await db
                .LearnerYears.AsNoTracking()
                .Where(y => y.LearnerId == accountId)
                .Select(y => y.LearningYear)
                .ToListAsync(ct)
        )
            await JudgeAsync(year, [accountId], await RequirementAsync(year, ct), ct);
    }

    /// <summary>
    /// The requirement of a learning year, by the rules in force at its end; null while the total or the professional hours are not
    /// configured.
    /// </summary>
    public async Task<YearlyRequirement?> RequirementAsync(short learningYear, CancellationToken ct)
    {
        var on = LearningYear.LastDay(learningYear);
        var found = await db
            .ProgrammeRules.AsNoTracking()
            .Where(r => r.Key.StartsWith("hours.") && r.EffectiveFrom <= on && (r.EffectiveTo == null || r.EffectiveTo >= on))
            .ToListAsync(ct);
        return Requirement(found.Select(r => (r.Key, r.Value, r.Source)));
    }

    /// <summary>Puts a requirement together from rule values; null while the total or the professional hours are missing.</summary>
    public static YearlyRequirement? Requirement(IEnumerable<(string Key, string Value, string Source)> values)
    {
        var byKey = values.ToDictionary(v => v.Key, v => v);
        decimal? Number(string key) =>
            byKey.TryGetValue(key, out var v) && decimal.TryParse(v.Value, System.Globalization.CultureInfo.InvariantCulture, out var n)
                ? n
                : null;
        if (Number(RuleKeys.HoursPerYear) is not { } total || Number(RuleKeys.ProfessionalHours) is not { } professional)
            return null;
        string[] keys = [RuleKeys.HoursPerYear, RuleKeys.ProfessionalHours, RuleKeys.CompulsoryHours];
        var sources = keys.Where(byKey.ContainsKey).Select(k => byKey[k].Source).Distinct();
        return new YearlyRequirement(
            total,
            professional,
            Number(RuleKeys.CompulsoryHours) ?? 0,
            Number(RuleKeys.ProfessionalBasis) == 2 ? ShareBasis.Actual : ShareBasis.Requirement,
            string.Join("；", sources)
        );
    }

    /// <summary>
    /// Credits wait while two records are merged or split and the merge waits for credits, so that totals go to the right account.
    /// </summary>
    internal Task HoldAccountsAsync(bool alone, CancellationToken ct)
    {
        var key = BitConverter.ToInt64(db.Scope.Required.ToByteArray(), 8) ^ 0x6C6564676572;
        return alone
            ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", ct)
            : db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({key})", ct);
    }

    /// <summary>Locks all years of an account until the transaction ends.</summary>
    internal Task HoldYearsAsync(Guid accountId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM learner_years WHERE tenant_id = {db.Scope.Required} AND learner_id = {accountId} FOR UPDATE",
            ct
        );

    /// <summary>Re-evaluates every learner's years after a rule was entered that holds from a given day.</summary>
    public async Task JudgeAllAsync(DateOnly from, CancellationToken ct)
    {
        await audit.SaveAsync(ct);
        foreach (
            var year in await db.LearnerYears.Where(y => y.LearningYear >= from.Year).Select(y => y.LearningYear).Distinct().ToListAsync(ct)
        )
            await JudgeAsync(year, null, await RequirementAsync(year, ct), ct);
    }

    /// <summary>Evaluates the years of some learners, or of all.</summary>
    internal async Task JudgeAsync(short learningYear, Guid[]? learners, YearlyRequirement? requirement, CancellationToken ct)
    {
        if (requirement is null)
            return;
        await using var command = Command(JudgeSql, learningYear);
        command.Parameters.Add(
            new NpgsqlParameter("learners", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = (object?)learners ?? DBNull.Value }
        );
        command.Parameters.AddWithValue("total", requirement.Total);
        command.Parameters.AddWithValue("compulsory", requirement.Compulsory);
        command.Parameters.AddWithValue("professional", requirement.Professional);
        command.Parameters.AddWithValue("actual", requirement.Basis == ShareBasis.Actual);
        await command.ExecuteNonQueryAsync(ct);
    }

    // The tenant is set by then, since every caller has sent a statement before, if only to lock the accounts.
    private NpgsqlCommand Command(string sql, short learningYear)
    {
        var command = new NpgsqlCommand(
            sql,
            (NpgsqlConnection)db.Database.GetDbConnection(),
            (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction()
        );
        command.Parameters.AddWithValue("tenant", db.Scope.Required);
        command.Parameters.AddWithValue("year", learningYear);
        return command;
    }

    private static void Add<T>(NpgsqlCommand command, string name, IEnumerable<T> values, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = values.ToArray() });
}
