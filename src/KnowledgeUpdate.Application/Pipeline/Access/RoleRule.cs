using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Where a role exists, who gives and ends it, and who confirms that it is given.</summary>
public sealed record RoleRule(Role Role)
{
    /// <summary>Kinds of bodies that have it; null for every unit but no division.</summary>
    public IReadOnlyList<OrganisationKind>? Kinds { get; init; }

    /// <summary>The unit must hold this capacity; the role ends with it. Null: none is asked.</summary>
    public Capacity? Needs { get; init; }

    /// <summary>Who gives it, and where.</summary>
    public required IReadOnlyDictionary<Role, Scope> GivenBy { get; init; }

    /// <summary>The role that confirms it before the person is invited; null if no confirmation is needed.</summary>
    public Role? ConfirmedBy { get; init; }

    /// <summary>Whether the role makes sense in a body of this kind.</summary>
    public bool Fits(OrganisationKind kind) => Kinds?.Contains(kind) ?? kind != OrganisationKind.Division;
}
