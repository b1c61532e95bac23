namespace KnowledgeUpdate.Application.Evaluations;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class EvaluationsText;
