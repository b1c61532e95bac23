namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Another account that is recorded as the same person's.</summary>
public sealed record PersonLinkLine(Guid Id, uint Version, Guid UserId, string Name, string UserName, string Reason, DateTimeOffset At);
