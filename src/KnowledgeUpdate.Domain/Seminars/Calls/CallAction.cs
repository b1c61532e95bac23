namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>What moves a call.</summary>
public enum CallAction
{
    /// <summary>送签</summary>
    [Term("Send the call for release")]
    SendForRelease,

    /// <summary>退回拟稿人</summary>
    [Term("Return the call to its drafter")]
    Return,

    [Term("Publish the call")]
    Publish,

    /// <summary>更正</summary>
    [Term("Correct the terms")]
    Correct,

    /// <summary>撤回</summary>
    [Term("Withdraw the call")]
    Withdraw,

    /// <summary>End the first review and begin scoring.</summary>
    [Term("Begin expert scoring")]
    BeginScoring,

    /// <summary>Go on to the bench.</summary>
    [Term("Open the plan bench")]
    BeginComposing,

    /// <summary>Archive once the plan is published.</summary>
    [Term("Archive the call")]
    Archive,
}
