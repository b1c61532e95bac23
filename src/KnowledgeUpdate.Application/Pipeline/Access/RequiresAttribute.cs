using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Only somebody who acts in one of these roles. Which records of them, the handler says.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(params Role[] roles) : AccessAttribute
{
    /// <summary>The roles.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;
}
