namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>A field by its code, whose name the reader's language decides.</summary>
public sealed record CallField(string Code);
