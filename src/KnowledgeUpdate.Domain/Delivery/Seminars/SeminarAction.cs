namespace KnowledgeUpdate.Domain.Delivery;

/// <summary>What moves a seminar.</summary>
public enum SeminarAction
{
    /// <summary>实施方案备案</summary>
    [Term("File the implementation plan")]
    FileImplementation,

    /// <summary>退回实施方案</summary>
    [Term("Return the implementation plan")]
    ReturnImplementation,

    /// <summary>提交结项材料</summary>
    [Term("File the closing papers")]
    FilePapers,

    /// <summary>退回结项材料</summary>
    [Term("Return the closing papers")]
    ReturnPapers,

    /// <summary>同意结项</summary>
    [Term("Accept the closing papers")]
    AcceptPapers,

    /// <summary>结项</summary>
    [Term("Close the seminar")]
    Close,

    /// <summary>取消</summary>
    [Term("Cancel the seminar")]
    Cancel,

    /// <summary>中止</summary>
    [Term("Break the seminar off")]
    BreakOff,

    /// <summary>撤回结项</summary>
    [Term("Withdraw the acceptance")]
    WithdrawAcceptance,
}
