using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>The form of a role to be lent.</summary>
/// <param name="Deputies">Colleagues to whom it may be lent.</param>
/// <param name="Longest">Days that it lasts at most.</param>
/// <param name="Today">The first day that may be entered.</param>
/// <param name="ConfirmedBy">The role that confirms it first; null: it holds at once.</param>
public sealed record LendingFormView(
    Guid MembershipId,
    Role Role,
    string Unit,
    IReadOnlyList<Successor> Deputies,
    int Longest,
    DateOnly Today,
    Role? ConfirmedBy
);
