namespace KnowledgeUpdate.Application.Accounts;

/// <summary>An account acts as an expert no longer.</summary>
public sealed record ExpertLeft(Guid UserId) : INotification;
