using System.Text.Json;
using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>One change of an event as it is stored.</summary>
/// <param name="Entity">Type of the row; null for a note.</param>
/// <param name="Id">Id of the row.</param>
/// <param name="Property">Null for a note.</param>
internal sealed record HistoryRow(string? Entity, string? Id, string? Property, JsonElement Before, JsonElement After)
{
    /// <summary>The changes of an event.</summary>
    public static List<HistoryRow> Of(AuditEvent e)
    {
        using var json = JsonDocument.Parse(e.Changes);
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Select(c => new HistoryRow(c[0].GetString(), c[1].GetString(), c[2].GetString(), c[3].Clone(), c[4].Clone())),
        ];
    }

    /// <summary>The changes of a run: from what the first found to what the last left, without what came back to what it was.</summary>
    public static List<HistoryRow> Joined(List<HistoryRow> first, IReadOnlyList<HistoryRow> later)
    {
        var all = first.ToList();
        foreach (var row in later)
        {
            var at = all.FindIndex(r => (r.Entity, r.Id, r.Property) == (row.Entity, row.Id, row.Property));
            if (at < 0)
                all.Add(row);
            else
                all[at] = all[at] with { After = row.After };
        }
        return [.. all.Where(r => r.Property is null || !JsonElement.DeepEquals(r.Before, r.After))];
    }
}
