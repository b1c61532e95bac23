namespace KnowledgeUpdate.Domain.Common;

/// <summary>A property whose content is personal: the history says that it changed, never from what to what.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
