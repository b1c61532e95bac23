namespace KnowledgeUpdate.Domain.Closing;

/// <summary>What moves the closing of a gathering; each kind maps it to a move of its own states.</summary>
public enum ClosingMove
{
    /// <summary>提交结项材料</summary>
    [Term("File the closing papers")]
    File,

    /// <summary>退回结项材料</summary>
    [Term("Return the closing papers")]
    Return,

    /// <summary>同意结项</summary>
    [Term("Accept the closing papers")]
    Accept,

    /// <summary>结项</summary>
    [Term("Close")]
    Close,

    /// <summary>撤回结项</summary>
    [Term("Withdraw the acceptance")]
    Withdraw,
}
