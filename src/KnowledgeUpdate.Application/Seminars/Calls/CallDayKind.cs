namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Days in the course of a call.</summary>
public enum CallDayKind
{
    /// <summary>申报开始</summary>
    [Term("Filing opens")]
    Opens,

    /// <summary>申报截止</summary>
    [Term("Filing closes")]
    Closes,

    /// <summary>初审截止</summary>
    [Term("First review ends")]
    ReviewEnds,

    /// <summary>评分截止</summary>
    [Term("Scoring ends")]
    ScoringEnds,
}
