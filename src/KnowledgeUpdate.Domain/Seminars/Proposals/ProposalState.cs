namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    /// <summary>草稿</summary>
    [Term("Draft", Tone.Idle)]
    Draft,

    /// <summary>待初审</summary>
    [Term("Awaiting first review", Tone.Wait)]
    Submitted,

    /// <summary>退回修改</summary>
    [Term("Returned for changes", Tone.Warn)]
    Returned,

    /// <summary>已推荐</summary>
    [Term("Recommended", Tone.Good)]
    Recommended,

    /// <summary>专家评审</summary>
    [Term("Expert scoring", Tone.Wait)]
    Scoring,

    /// <summary>待拟定</summary>
    [Term("Awaiting the plan", Tone.Wait)]
    Candidate,

    /// <summary>拟列入计划</summary>
    [Term("To enter the plan", Tone.Good)]
    Selected,

    /// <summary>公示中</summary>
    [Term("On public notice", Tone.Wait)]
    InPublicity,

    /// <summary>已列入计划</summary>
    [Term("In the plan", Tone.Good)]
    Planned,

    /// <summary>未列入</summary>
    [Term("Not in the plan", Tone.Idle)]
    LeftOut,

    /// <summary>不予推荐</summary>
    [Term("Not recommended", Tone.Bad)]
    Declined,

    /// <summary>已撤回</summary>
    [Term("Withdrawn", Tone.Idle)]
    Withdrawn,
}
