namespace KnowledgeUpdate.Domain.Experts;

/// <summary>How the scores of several experts become the score of a subject.</summary>
public enum ScoreMethod
{
    /// <summary>加权平均</summary>
    [Term("Mean of the scores")]
    Mean,

    /// <summary>中位数</summary>
    [Term("Median of the scores")]
    Median,
}
