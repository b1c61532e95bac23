using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>One act of a record's history, with names in place of ids.</summary>
public sealed record HistoryLine
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the person; null for the portal itself and for the public.</summary>
    public required string? Who { get; init; }

    /// <summary>Name of the person for whom it was done, under lent rights.</summary>
    public required string? OnBehalfOf { get; init; }

    public required Role? Role { get; init; }

    /// <summary>The unit acted for.</summary>
    public required string? Unit { get; init; }

    /// <summary>The use case.</summary>
    public required string Act { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>What the record is called; null on the record's own page, and where it has no name.</summary>
    public required string? Record { get; init; }

    /// <summary>How often it was done in a row: savings of one draft by one person are one line.</summary>
    public required int Times { get; init; }

    /// <summary>The last of several in a row.</summary>
    public required DateTimeOffset Until { get; init; }

    public required string? Reason { get; init; }

    /// <summary>Network address; null for the portal's own jobs.</summary>
    public required string? From { get; init; }

    public required IReadOnlyList<HistoryValue> Changes { get; init; }

    public required IReadOnlyList<HistoryNote> Notes { get; init; }
}

/// <summary>A value before and after.</summary>
/// <param name="Entity">Type of the row.</param>
/// <param name="Property">Name of the property.</param>
/// <param name="AreWords">The values are English words with a translation.</param>
/// <param name="Name">What it is shown under, where that is not the property's own word.</param>
public sealed record HistoryValue(
    string Entity,
    string Property,
    [property: Sentence] string? Before,
    [property: Sentence] string? After,
    bool AreWords = false,
    HistoryName? Name = null
);

/// <summary>What was said of an act.</summary>
/// <param name="Args">The values of the sentence as <see cref="PortalText.Keep"/> keeps them; null without any.</param>
public sealed record HistoryNote([property: Sentence] string Text, string? Args);
