namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Anybody signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInAttribute : AccessAttribute;
