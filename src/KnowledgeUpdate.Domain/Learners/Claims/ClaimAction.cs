namespace KnowledgeUpdate.Domain.Learners;

/// <summary>What moves a claim.</summary>
public enum ClaimAction
{
    /// <summary>提交</summary>
    [Term("File")]
    Submit,

    /// <summary>确认并转认定</summary>
    [Term("Confirm and pass on")]
    Confirm,

    /// <summary>认定入账</summary>
    [Term("Recognise and credit")]
    Credit,

    /// <summary>退回修改</summary>
    [Term("Return for changes")]
    Return,

    /// <summary>不予认定</summary>
    [Term("Do not recognise")]
    Decline,

    /// <summary>撤回</summary>
    [Term("Withdraw")]
    Withdraw,

    /// <summary>申诉</summary>
    [Term("Appeal")]
    Appeal,

    /// <summary>维持原决定</summary>
    [Term("Uphold the decision")]
    Uphold,

    /// <summary>冲回</summary>
    [Term("Reverse")]
    Reverse,
}
