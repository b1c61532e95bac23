namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>A partial view with its model.</summary>
public sealed record ScoredView(string Partial, object Model);
