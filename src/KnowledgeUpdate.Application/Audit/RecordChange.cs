using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>What happened to a record between its form being opened and sent: the two sides of a conflict.</summary>
public sealed record RecordChange
{
    /// <summary>The record was removed.</summary>
    public required bool IsGone { get; init; }

    /// <summary>The last change was made by the same account, in another window.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Name of who changed it, for colleagues of the same unit; null otherwise.</summary>
    public required string? Who { get; init; }

    /// <summary>The role in which it was changed; null for the portal and for the public.</summary>
    public required Role? Role { get; init; }

    /// <summary>The unit for which it was changed.</summary>
    public required string? Unit { get; init; }

    /// <summary>The instant; null when the history does not say.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>Version that the form carried.</summary>
    public required uint Expected { get; init; }

    /// <summary>Version that holds.</summary>
    public required uint Now { get; init; }

    /// <summary>What the form would have written and what is there now; only values that differ.</summary>
    public required IReadOnlyList<RecordSide> Values { get; init; }
}
