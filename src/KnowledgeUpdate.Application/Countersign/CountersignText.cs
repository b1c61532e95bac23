namespace KnowledgeUpdate.Application.Countersign;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class CountersignText;
