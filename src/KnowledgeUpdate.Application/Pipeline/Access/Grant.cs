using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>A permission, its words in both languages, and the roles that have it with how far each reaches.</summary>
public sealed class Grant(Permission permission, string chinese, string english)
{
    private readonly Dictionary<Role, Scope> scopes = [];

    public Permission Permission { get; } = permission;

    public string Chinese { get; } = chinese;

    public string English { get; } = english;

    public IReadOnlyDictionary<Role, Scope> Scopes => scopes;

    internal Grant Everywhere(params ReadOnlySpan<Role> roles) => To(Scope.Tenant, roles);

    internal Grant InTerritory(params ReadOnlySpan<Role> roles) => To(Scope.Subtree, roles);

    internal Grant InField(params ReadOnlySpan<Role> roles) => To(Scope.Field, roles);

    internal Grant InOwnUnit(params ReadOnlySpan<Role> roles) => To(Scope.OwnUnit, roles);

    internal Grant WhereAssigned(params ReadOnlySpan<Role> roles) => To(Scope.Assigned, roles);

    private Grant To(Scope scope, ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
            scopes.Add(role, scope);
        return this;
    }
}
