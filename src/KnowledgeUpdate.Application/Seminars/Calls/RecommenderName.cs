namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A unit that gives first reviews.</summary>
public sealed record RecommenderName(Guid Id, string Name);
