namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Recounts who has completed the years that are still open. A job does it every night; the programme office may at any time.
/// </summary>
[Requires(Permission.RefreshCompletion)]
public sealed record RefreshCompletion : ICommand<int>;

internal sealed class RefreshCompletionHandler(PortalDbContext db, LearningYears years, TimeProvider clock)
    : IRequestHandler<RefreshCompletion, int>
{
    public async Task<int> Handle(RefreshCompletion command, CancellationToken cancellationToken)
    {
        var (now, tenant) = (clock.GetUtcNow(), db.Scope.Required);
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({$"{tenant}/completion"}, 0))",
            cancellationToken
        );
        var written = 0;
        foreach (var year in (await years.OpenAsync(cancellationToken)).All)
        {
            await db.CompletionCounts.Where(c => c.LearningYear == year).ExecuteDeleteAsync(cancellationToken);
            // A unit of a department belongs to no city: its place is the nearest division above it. A learner entered later owes nothing
            // for earlier years, unless hours were credited to one.
            written += await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO completion_counts (tenant_id, learning_year, division_code, field_code, level, learners, complete, at)
                SELECT {tenant}, {year}, coalesce(p.code, ''), coalesce(l.field_code, ''), l.level, count(*), count(*) FILTER (WHERE
                    y.is_complete), {now}
                FROM learners l
                LEFT JOIN (
                    SELECT o.id, (SELECT d.division_code FROM organisations d WHERE d.tenant_id = {tenant} AND d.kind = 'Division' AND
                        d.path @> o.path ORDER BY d.depth DESC LIMIT 1) AS code
                    FROM organisations o WHERE o.tenant_id = {tenant}) p ON p.id = l.employer_id
                LEFT JOIN learner_years y ON y.tenant_id = {tenant} AND y.learner_id = l.id AND y.learning_year = {year}
                WHERE l.tenant_id = {tenant} AND l.merged_into_id IS NULL AND l.provisional_of_id IS NULL AND l.withdrawn_at IS NULL
                    AND (y.entries > 0 OR l.created_at < {BeijingTime.StartOf(
                    new DateOnly(year + 1, 1, 1)
                )})
                GROUP BY 3, 4, 5
                """,
                cancellationToken
            );
            await db.UnitCompletions.Where(c => c.LearningYear == year).ExecuteDeleteAsync(cancellationToken);
            // Counted by employer first: whom a unit has under it is asked once for each employer, not for each learner.
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO unit_completions (tenant_id, learning_year, organisation_id, field_code, learners, complete)
                SELECT {tenant}, {year}, u.id, c.field_code, sum(c.learners), sum(c.complete)
                FROM (
                    SELECT l.employer_id, coalesce(l.field_code, '') AS field_code, count(*) AS learners, count(*) FILTER (WHERE
                        y.is_complete) AS complete
                    FROM learners l
                    LEFT JOIN learner_years y ON y.tenant_id = {tenant} AND y.learner_id = l.id AND y.learning_year = {year}
                    WHERE l.tenant_id = {tenant} AND l.merged_into_id IS NULL AND l.provisional_of_id IS NULL AND (y.entries > 0 OR
                        l.created_at < {BeijingTime.StartOf(new DateOnly(year + 1, 1, 1))})
                    GROUP BY 1, 2) c
                JOIN organisations e ON e.tenant_id = {tenant} AND e.id = c.employer_id
                JOIN organisations u ON u.tenant_id = {tenant} AND u.kind <> 'Division' AND u.path @> e.path
                GROUP BY 3, 4
                """,
                cancellationToken
            );
        }

        return written;
    }
}
