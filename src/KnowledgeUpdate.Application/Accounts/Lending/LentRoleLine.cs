using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>A lent role in a list.</summary>
/// <param name="Holds">The deputy may act in it today.</param>
/// <param name="MayEnd">The reader may end it: the lender, the deputy, and whoever gives and ends the role.</param>
public sealed record LentRoleLine(
    Guid Id,
    uint Version,
    Role Role,
    string Unit,
    string Lender,
    string Deputy,
    DateOnly From,
    DateOnly To,
    string Reason,
    bool Holds,
    bool MayEnd
)
{
    /// <summary>It was ended, or its last day is over.</summary>
    public required bool IsOver { get; init; }
}
