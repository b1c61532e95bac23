namespace KnowledgeUpdate.Domain.Closing;

/// <summary>A line of the accounts 经费决算, 元.</summary>
public sealed record AccountLine(string Item, decimal Budget, decimal Actual, string Note);

/// <summary>What the host writes in the closing papers.</summary>
/// <param name="Summary">How the seminar went 总结.</param>
/// <param name="Problems">Problems and advice.</param>
/// <param name="Accounts">Accounts by item.</param>
public sealed record PapersContent(string Summary, string Problems, IReadOnlyList<AccountLine> Accounts)
{
    /// <summary>Longest text, characters.</summary>
    public const int TextMaxLength = 5000;

    /// <summary>Most lines of the accounts.</summary>
    public const int MostLines = 50;

    /// <summary>Spent in all, 元.</summary>
    public decimal Spent => Accounts.Sum(a => a.Actual);
}
