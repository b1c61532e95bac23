namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// A service of the use cases, one for each message's scope. It is found by scanning, as itself and under its interfaces, so that a new one
/// registers nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ServiceAttribute : Attribute;
