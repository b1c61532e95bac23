namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>What moves a proposal.</summary>
public enum ProposalAction
{
    /// <summary>提交</summary>
    [Term("Submit")]
    Submit,

    /// <summary>撤回</summary>
    [Term("Withdraw")]
    Withdraw,

    /// <summary>推荐</summary>
    [Term("Recommend")]
    Recommend,

    /// <summary>退回修改</summary>
    [Term("Return for changes")]
    Return,

    /// <summary>不予推荐</summary>
    [Term("Do not recommend")]
    Decline,

    /// <summary>进入专家评审</summary>
    [Term("Begin expert scoring")]
    BeginScoring,

    /// <summary>进入拟定</summary>
    [Term("Open the plan bench")]
    BeginComposing,

    /// <summary>拟列入计划</summary>
    [Term("Select for the plan")]
    Select,

    /// <summary>未列入</summary>
    [Term("Leave out of the plan")]
    LeaveOut,

    /// <summary>退回拟定</summary>
    [Term("Return to the plan bench")]
    Reopen,

    /// <summary>公示</summary>
    [Term("Publicise")]
    Publicise,

    /// <summary>列入计划</summary>
    [Term("Enter the plan")]
    Enter,
}
