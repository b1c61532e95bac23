namespace KnowledgeUpdate.Persistence.Seminars;

/// <summary>Columns that the database works out for lists.</summary>
public static class ProposalColumns
{
    /// <summary>
    /// Money asked of both budgets in fen. A whole number, since row-level security lets no index answer a comparison of decimals.
    /// </summary>
    public const string GrantInFen = "GrantInFen";
}
