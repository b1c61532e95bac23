namespace KnowledgeUpdate.Application.Rules;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class RulesText;
