namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>A page whose POST can be repeated safely and so carries no key, such as signing out.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NoPostKeyAttribute : Attribute;
