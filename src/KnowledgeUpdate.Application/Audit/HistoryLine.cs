using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>One act of a record's history, with names in place of ids.</summary>
/// <param name="Who">Name of the person; null for the portal itself and for the public.</param>
/// <param name="Unit">The unit acted for.</param>
/// <param name="Act">The use case.</param>
/// <param name="From">Network address; null for the portal's own jobs.</param>
public sealed record HistoryLine(
    long Sequence,
    DateTimeOffset At,
    string? Who,
    Role? Role,
    string? Unit,
    string Act,
    string SubjectKind,
    Guid SubjectId,
    string? Reason,
    string? From,
    IReadOnlyList<HistoryValue> Changes,
    IReadOnlyList<string> Notes
)
{
    /// <summary>Name of the person for whom it was done, under lent rights.</summary>
    public string? OnBehalfOf { get; init; }
}

/// <summary>A value before and after.</summary>
/// <param name="Entity">Type of the row.</param>
/// <param name="Property">Name of the property.</param>
/// <param name="AreWords">The values are English words with a translation.</param>
public sealed record HistoryValue(
    string Entity,
    string Property,
    [property: Sentence] string? Before,
    [property: Sentence] string? After,
    bool AreWords = false
);
