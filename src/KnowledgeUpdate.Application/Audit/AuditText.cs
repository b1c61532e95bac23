namespace KnowledgeUpdate.Application.Audit;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class AuditText;
