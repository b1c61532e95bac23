namespace KnowledgeUpdate.Application.Publicities;

/// <summary>Sentences of this area; its translations are in the .resx beside it.</summary>
public sealed class PublicitiesText;
