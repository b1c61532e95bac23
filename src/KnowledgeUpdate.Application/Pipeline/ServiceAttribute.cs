namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// Marks a service of the use cases, with one instance per message. It is registered by scanning, as itself and under its interfaces.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ServiceAttribute : Attribute;
