namespace KnowledgeUpdate.Domain.Reviews;

/// <summary>What a reviewer decided, or what moved the record.</summary>
public enum ReviewDecision
{
    /// <summary>提交</summary>
    [Term("Submitted", Tone.Wait)]
    Submitted,

    /// <summary>推荐</summary>
    [Term("Recommended", Tone.Good)]
    Recommended,

    /// <summary>退回修改</summary>
    [Term("Returned for changes", Tone.Warn)]
    Returned,

    /// <summary>不予推荐</summary>
    [Term("Not recommended", Tone.Bad)]
    Declined,

    /// <summary>同意</summary>
    [Term("Approved", Tone.Good)]
    Approved,

    /// <summary>不同意</summary>
    [Term("Not approved", Tone.Bad)]
    Refused,

    /// <summary>撤回</summary>
    [Term("Withdrawn", Tone.Idle)]
    Withdrawn,

    /// <summary>转上一级</summary>
    [Term("Passed to the next level: everybody there belongs to the unit concerned", Tone.Wait)]
    PassedUp,

    /// <summary>进入下一步</summary>
    [Term("Moved on", Tone.Wait)]
    MovedOn,
}
