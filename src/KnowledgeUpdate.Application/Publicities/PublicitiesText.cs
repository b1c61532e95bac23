namespace KnowledgeUpdate.Application.Publicities;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class PublicitiesText;
