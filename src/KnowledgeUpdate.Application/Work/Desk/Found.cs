namespace KnowledgeUpdate.Application.Work;

public sealed record Found(string Title, string Detail, string Link);
