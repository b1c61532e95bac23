namespace KnowledgeUpdate.Application.Closing;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class ClosingText;
