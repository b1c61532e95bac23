namespace KnowledgeUpdate.Application.Rules;

/// <summary>Sentences of this area; its translations are in the .resx beside it.</summary>
public sealed class RulesText;
