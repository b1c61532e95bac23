namespace KnowledgeUpdate.Domain.Experts;

/// <summary>Scores of one subject taken together.</summary>
/// <param name="Score">The subject's score, 0 to 100, two decimals.</param>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public sealed record ScoreSummary(decimal Score, decimal Low, decimal High)
{
    /// <summary>How far the experts are apart.</summary>
    public decimal Spread => High - Low;

    /// <summary>The summary of some scores; null: there is none.</summary>
    public static ScoreSummary? Of(IEnumerable<decimal> scores, ScoreMethod method)
    {
        var sorted = scores.Order().ToList();
        if (sorted.Count == 0)
            return null;
        var score =
            method == ScoreMethod.Mean ? sorted.Average()
            : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2]
            : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
        return new ScoreSummary(decimal.Round(score, 2), sorted[0], sorted[^1]);
    }
}
