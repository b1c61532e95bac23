namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>What a refusal tells of itself.</summary>
public static class Refusals
{
    /// <summary>
    /// In the data of an exception: a query met it. The page that sent the query lacks what it shows, and cannot be shown again.
    /// </summary>
    public const string OfQuery = "of-query";
}
