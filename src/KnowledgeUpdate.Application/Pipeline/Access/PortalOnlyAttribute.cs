namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>The portal itself only: jobs, the Migrator, the request's own set-up.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PortalOnlyAttribute : AccessAttribute;
