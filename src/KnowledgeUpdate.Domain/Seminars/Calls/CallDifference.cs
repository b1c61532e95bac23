namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>One term in which two calls differ.</summary>
/// <param name="Before">Its value in the first; words of the house as enum values.</param>
/// <param name="After">Its value in the second.</param>
public sealed record CallDifference([Sentence] string Term, IReadOnlyList<object> Before, IReadOnlyList<object> After);
