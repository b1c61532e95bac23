namespace KnowledgeUpdate.Application.Audit;

/// <summary>Sentences of this area; its translations are in the .resx beside it.</summary>
public sealed class AuditText;
