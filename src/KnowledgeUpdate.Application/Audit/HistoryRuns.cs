using System.Text.Json;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>What followed the first of several savings in a row, for a page of the history at once.</summary>
[Service]
public sealed class HistoryRuns(PortalDbContext db)
{
    /// <summary>The runs that begin with some events, by the number of the first; events that stand alone have none.</summary>
    internal async Task<IReadOnlyDictionary<long, HistoryRun>> OfAsync(IReadOnlyCollection<long> firsts, CancellationToken ct)
    {
        var runs = await db
            .AuditEvents.Where(e => e.Continues != null && firsts.Contains(e.Continues.Value))
            .GroupBy(e => e.Continues!.Value)
            .Select(g => new
            {
                First = g.Key,
                Times = g.Count(),
                Until = g.Max(e => e.At),
            })
            .ToListAsync(ct);
        if (runs.Count == 0)
            return new Dictionary<long, HistoryRun>();

        // Each value once, however often it was saved.
        var (tenant, numbers) = (db.Scope.Required, runs.Select(r => r.First).ToArray());
        var values = await db
            .Database.SqlQuery<Value>(
                $"""
                SELECT e.continues AS "First", c ->> 0 AS "Entity", c ->> 1 AS "Id", c ->> 2 AS "Property",
                    (array_agg(c -> 3 ORDER BY e.sequence))[1]::text AS "Before",
                    (array_agg(c -> 4 ORDER BY e.sequence DESC))[1]::text AS "After"
                FROM audit_events e CROSS JOIN LATERAL jsonb_array_elements(e.changes::jsonb) c
                WHERE e.tenant_id = {tenant} AND e.continues = ANY ({numbers}) AND c ->> 2 IS NOT NULL
                GROUP BY 1, 2, 3, 4
                """
            )
            .ToListAsync(ct);
        var rows = values.ToLookup(v => v.First, v => new HistoryRow(v.Entity, v.Id, v.Property, Read(v.Before), Read(v.After)));
        return runs.ToDictionary(r => r.First, r => new HistoryRun(r.Times + 1, r.Until, [.. rows[r.First]]));
    }

    private static JsonElement Read(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private sealed record Value(long First, string Entity, string Id, string Property, string Before, string After);
}

/// <summary>Savings in a row.</summary>
/// <param name="Times">How many, with the first.</param>
/// <param name="Until">The last.</param>
/// <param name="Rows">What those after the first changed.</param>
internal sealed record HistoryRun(int Times, DateTimeOffset Until, IReadOnlyList<HistoryRow> Rows);
