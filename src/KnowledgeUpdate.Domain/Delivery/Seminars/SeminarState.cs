namespace KnowledgeUpdate.Domain.Delivery;

/// <summary>Where a seminar stands.</summary>
public enum SeminarState
{
    /// <summary>待备案</summary>
    [Term("Awaiting the implementation plan", Tone.Wait)]
    Preparing,

    /// <summary>已备案</summary>
    [Term("Implementation plan filed", Tone.Good)]
    Filed,

    /// <summary>结项材料待审核</summary>
    [Term("Closing papers under review", Tone.Wait)]
    PapersFiled,

    /// <summary>结项材料退回修改</summary>
    [Term("Closing papers returned", Tone.Warn)]
    PapersReturned,

    /// <summary>学时入账中</summary>
    [Term("Hours being credited", Tone.Wait)]
    Accepted,

    /// <summary>已结项</summary>
    [Term("Closed", Tone.Good)]
    Closed,

    /// <summary>已取消</summary>
    [Term("Cancelled", Tone.Bad)]
    Cancelled,

    /// <summary>已中止</summary>
    [Term("Broken off", Tone.Bad)]
    BrokenOff,
}
