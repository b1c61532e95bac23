namespace KnowledgeUpdate.Application.Accounts;

/// <summary>A role to be lent that waits for a second person.</summary>
/// <param name="Id">The proposed act.</param>
/// <param name="ExpiresOn">Last Beijing date on which it can be confirmed.</param>
public sealed record WaitingLending(Guid Id, string Title, DateOnly ExpiresOn);
