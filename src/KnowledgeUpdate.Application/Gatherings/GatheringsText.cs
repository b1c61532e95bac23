namespace KnowledgeUpdate.Application.Gatherings;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class GatheringsText;
