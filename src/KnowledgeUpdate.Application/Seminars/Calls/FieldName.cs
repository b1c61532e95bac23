namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A field's names.</summary>
public sealed record FieldName(string Code, string Name, string NameEn);
