namespace KnowledgeUpdate.Domain.Reviews;

/// <summary>Which step of a record's way a decision was about.</summary>
public enum ReviewStage
{
    /// <summary>拟稿</summary>
    [Term("Drafting")]
    Drafting,

    /// <summary>签发</summary>
    [Term("Release")]
    Release,

    /// <summary>更正</summary>
    [Term("Correction")]
    Correction,

    /// <summary>申报</summary>
    [Term("Filing")]
    Filing,

    /// <summary>初审</summary>
    [Term("First review")]
    FirstReview,

    /// <summary>编制计划</summary>
    [Term("Forming the plan")]
    FormingThePlan,

    /// <summary>公示</summary>
    [Term("Public notice")]
    Publicity,

    /// <summary>发布</summary>
    [Term("Publication")]
    Publication,

    /// <summary>计划变更申请</summary>
    [Term("Amendment")]
    Amendment,

    /// <summary>审批</summary>
    [Term("Decision")]
    Decision,

    /// <summary>答复</summary>
    [Term("Answer")]
    Answer,

    /// <summary>实施方案</summary>
    [Term("Implementation plan")]
    ImplementationPlan,

    /// <summary>结项材料</summary>
    [Term("Closing papers")]
    ClosingPapers,

    /// <summary>中止</summary>
    [Term("Break-off")]
    BreakOff,

    /// <summary>撤回</summary>
    [Term("Withdrawal")]
    Withdrawal,

    /// <summary>用人单位确认</summary>
    [Term("Employer's confirmation")]
    EmployerConfirmation,

    /// <summary>认定</summary>
    [Term("Recognition")]
    Recognition,

    /// <summary>申诉</summary>
    [Term("Appeal")]
    Appeal,

    /// <summary>申诉处理</summary>
    [Term("Decision on the appeal")]
    AppealDecision,
}
