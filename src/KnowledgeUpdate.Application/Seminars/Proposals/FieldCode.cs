namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A field of the programme among what is shown of an answer: its name is looked up.</summary>
internal sealed record FieldCode(string Code);
