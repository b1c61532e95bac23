using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Testing;

/// <summary>Somebody who acts in a test.</summary>
public sealed record Person(Guid UserId, string Name, Guid MembershipId, Role Role, OrganisationPlace Unit)
{
    /// <summary>Who lent the role acted in.</summary>
    public Person? OnBehalfOf { get; init; }
}
