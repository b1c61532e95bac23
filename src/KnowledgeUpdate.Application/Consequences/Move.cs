namespace KnowledgeUpdate.Application.Consequences;

/// <summary>A move out of a decided state.</summary>
public sealed record Move(Enum From, Enum Action);
