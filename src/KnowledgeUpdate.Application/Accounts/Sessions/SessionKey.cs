namespace KnowledgeUpdate.Application.Accounts;

/// <summary>What a session's cookie carries: a key that says nothing by itself.</summary>
/// <param name="Key">Goes into the cookie; the database knows its hash only.</param>
/// <param name="MembershipId">The membership that it begins to act in.</param>
public sealed record SessionKey(string Key, Guid UserId, Guid? MembershipId, bool MustChangePassword);
