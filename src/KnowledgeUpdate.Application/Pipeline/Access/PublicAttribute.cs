namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>The public too.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicAttribute : AccessAttribute;
