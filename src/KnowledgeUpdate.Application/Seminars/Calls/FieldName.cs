namespace KnowledgeUpdate.Application.Seminars;

public sealed record FieldName(string Code, string Name, string NameEn);
