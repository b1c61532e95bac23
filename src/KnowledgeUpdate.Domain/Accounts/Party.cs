namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>
/// Whom an act counts for 行为人: the person who does it and, under lent rights, the person for whom it is done, each with every account of
/// theirs. Where two people must differ, nobody of a party is the second one of what another of it did.
/// </summary>
public sealed class Party
{
    private readonly HashSet<Guid> accounts;

    /// <param name="by">The account that acts.</param>
    /// <param name="onBehalfOf">The account whose rights are used; null: its own.</param>
    /// <param name="accounts">Other accounts of these people.</param>
    public Party(Guid by, Guid? onBehalfOf = null, IEnumerable<Guid>? accounts = null)
    {
        (By, OnBehalfOf, this.accounts) = (by, onBehalfOf, [.. accounts ?? [], by]);
        if (onBehalfOf is { } lender)
            this.accounts.Add(lender);
    }

    public Guid By { get; }

    public Guid? OnBehalfOf { get; }

    /// <summary>Every account of these people.</summary>
    public IReadOnlyCollection<Guid> Accounts => accounts;

    /// <summary>Whether what these accounts did was done by somebody of the party.</summary>
    /// <param name="by">Who did it; null: nobody yet.</param>
    /// <param name="onBehalfOf">For whom it was done.</param>
    public bool Did(Guid? by, Guid? onBehalfOf = null) =>
        (by is { } doer && accounts.Contains(doer)) || (onBehalfOf is { } lender && accounts.Contains(lender));
}
