namespace KnowledgeUpdate.Domain.Experts;

/// <summary>Where an expert's score stands.</summary>
public enum AssignmentState
{
    /// <summary>待评</summary>
    [Term("To be scored", Tone.Wait)]
    Open,

    /// <summary>已提交</summary>
    [Term("Score submitted", Tone.Good)]
    Submitted,

    /// <summary>已回避</summary>
    [Term("Stood aside", Tone.Idle)]
    StoodAside,
}
