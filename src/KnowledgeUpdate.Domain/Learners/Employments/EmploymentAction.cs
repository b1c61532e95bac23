namespace KnowledgeUpdate.Domain.Learners;

/// <summary>What moves an employment.</summary>
public enum EmploymentAction
{
    /// <summary>确认</summary>
    [Term("Confirm")]
    Confirm,

    /// <summary>不予确认</summary>
    [Term("Refuse")]
    Refuse,

    /// <summary>离职</summary>
    [Term("End")]
    End,

    /// <summary>撤回申请</summary>
    [Term("Withdraw")]
    Withdraw,

    /// <summary>认定不实</summary>
    [Term("Find false")]
    FindFalse,

    /// <summary>随导入撤回</summary>
    [Term("Take back with the import")]
    TakeBack,
}
