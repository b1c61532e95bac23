namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Who may take a desk over.</summary>
public sealed record Successor(Guid UserId, string Name);
