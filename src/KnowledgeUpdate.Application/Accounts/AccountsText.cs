namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Words of accounts, memberships and sign-in.</summary>
public sealed class AccountsText;
