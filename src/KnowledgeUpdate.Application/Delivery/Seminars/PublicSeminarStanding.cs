namespace KnowledgeUpdate.Application.Delivery;

/// <summary>What a seminar is to somebody who thinks of going.</summary>
public enum PublicSeminarStanding
{
    /// <summary>可报名</summary>
    [Term("Takes enrolments", Tone.Good)]
    Open,

    /// <summary>已满，可候补</summary>
    [Term("Full, with a waiting list", Tone.Warn)]
    Full,

    /// <summary>报名已截止</summary>
    [Term("Enrolment closed", Tone.Idle)]
    Closed,

    /// <summary>已结束</summary>
    [Term("Over", Tone.Idle)]
    Over,

    /// <summary>已取消</summary>
    [Term("Cancelled", Tone.Bad)]
    Cancelled,
}
