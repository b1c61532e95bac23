using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>What happened to a record between its form being opened and sent: the two sides of a conflict.</summary>
/// <param name="IsGone">The record was removed.</param>
/// <param name="IsOwn">The last change was made by the same account, in another window.</param>
/// <param name="Who">Name of who changed it, for colleagues of the same unit; null otherwise.</param>
/// <param name="Role">The role in which it was changed; null for the portal and for the public.</param>
/// <param name="Unit">The unit for which it was changed.</param>
/// <param name="At">The instant; null when the history does not say.</param>
/// <param name="Expected">Version that the form carried.</param>
/// <param name="Now">Version that holds.</param>
/// <param name="Values">What the form would have written and what is there now; only values that differ.</param>
public sealed record RecordChange(
    bool IsGone,
    bool IsOwn,
    string? Who,
    Role? Role,
    string? Unit,
    DateTimeOffset? At,
    uint Expected,
    uint Now,
    IReadOnlyList<RecordSide> Values
);
