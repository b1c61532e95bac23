namespace KnowledgeUpdate.Application.Organisations;

public sealed record FieldName(string Code, string Name, string NameEn);
