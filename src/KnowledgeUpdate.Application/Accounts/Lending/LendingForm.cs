namespace KnowledgeUpdate.Application.Accounts;

/// <summary>What is lent to whom, also while it waits for a second person.</summary>
internal sealed record LendingForm(Guid MembershipId, Guid DeputyId, DateOnly From, DateOnly To, string Reason);
