namespace KnowledgeUpdate.Domain.Learners;

/// <summary>Where a claim of hours stands.</summary>
public enum ClaimState
{
    /// <summary>草稿</summary>
    [Term("Draft")]
    Draft,

    /// <summary>待单位确认</summary>
    [Term("Awaiting the employer's confirmation", Tone.Wait)]
    WithEmployer,

    /// <summary>待认定</summary>
    [Term("Awaiting recognition", Tone.Wait)]
    WithAuthority,

    /// <summary>退回修改</summary>
    [Term("Returned for changes", Tone.Warn)]
    Returned,

    /// <summary>已入账</summary>
    [Term("Credited", Tone.Good)]
    Credited,

    /// <summary>不予认定</summary>
    [Term("Not recognised", Tone.Bad)]
    Declined,

    /// <summary>申诉待处理</summary>
    [Term("Appeal awaiting decision", Tone.Wait)]
    Appealed,

    /// <summary>已冲回</summary>
    [Term("Reversed", Tone.Bad)]
    Reversed,

    /// <summary>已撤回</summary>
    [Term("Withdrawn")]
    Withdrawn,
}
