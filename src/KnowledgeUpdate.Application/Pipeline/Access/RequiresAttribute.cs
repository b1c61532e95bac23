namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Only somebody whose role has this permission. Which records of them, its scope says and the handler keeps.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Permission permission) : AccessAttribute
{
    public Permission Permission { get; } = permission;
}
