namespace KnowledgeUpdate.Application.Pipeline;

[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicAttribute : AccessAttribute;
