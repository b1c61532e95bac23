namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>What moves a plan.</summary>
public enum PlanAction
{
    /// <summary>形成计划</summary>
    [Term("Form the plan")]
    Form,

    /// <summary>退回拟定</summary>
    [Term("Return to the plan bench")]
    Reopen,

    /// <summary>公示</summary>
    [Term("Publicise")]
    Publicise,

    /// <summary>更正后重新公示</summary>
    [Term("Correct and publicise again")]
    Correct,

    /// <summary>发布</summary>
    [Term("Publish the plan")]
    Publish,

    /// <summary>发布新版本</summary>
    [Term("Publish a new version")]
    Amend,
}
