namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>A page whose POST may be repeated without harm and so carries no key, such as signing out.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NoPostKeyAttribute : Attribute;
