namespace KnowledgeUpdate.Application.Work;

/// <summary>A hit.</summary>
public sealed record Found(string Title, string Detail, string Link);
