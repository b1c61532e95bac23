using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>A membership ends with its unit or with a capacity: what rests on it ends in the same transaction.</summary>
/// <param name="Last">Its last Beijing date.</param>
public sealed record MembershipEnds(Membership Membership, DateOnly Last) : INotification;
