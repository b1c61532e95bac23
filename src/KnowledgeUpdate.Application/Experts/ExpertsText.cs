namespace KnowledgeUpdate.Application.Experts;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class ExpertsText;
