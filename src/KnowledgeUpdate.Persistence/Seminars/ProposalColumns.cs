namespace KnowledgeUpdate.Persistence.Seminars;

/// <summary>Columns that the database computes for lists.</summary>
public static class ProposalColumns
{
    /// <summary>
    /// Money asked of both budgets in fen. A whole number, since under row-level security no index is used to compare decimals.
    /// </summary>
    public const string GrantInFen = "GrantInFen";
}
