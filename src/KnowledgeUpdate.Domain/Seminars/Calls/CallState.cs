namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Where a call stands.</summary>
public enum CallState
{
    /// <summary>草稿</summary>
    [Term("Draft", Tone.Idle)]
    Draft,

    /// <summary>待签发</summary>
    [Term("Awaits release", Tone.Wait)]
    ForRelease,

    /// <summary>已发布</summary>
    [Term("Published", Tone.Good)]
    Published,

    /// <summary>专家评审</summary>
    [Term("Expert scoring", Tone.Wait)]
    Scoring,

    /// <summary>待拟定</summary>
    [Term("Ready to compose the plan", Tone.Wait)]
    Composing,

    /// <summary>已归档</summary>
    [Term("Archived", Tone.Idle)]
    Archived,

    /// <summary>已撤回</summary>
    [Term("Withdrawn", Tone.Idle)]
    Withdrawn,
}
