namespace KnowledgeUpdate.Domain.Enrolments;

/// <summary>Where an enrolment stands.</summary>
public enum EnrolmentState
{
    /// <summary>待确认</summary>
    [Term("Awaiting confirmation", Tone.Wait)]
    Applied,

    /// <summary>候补</summary>
    [Term("On the waiting list", Tone.Wait)]
    Waiting,

    /// <summary>已录取</summary>
    [Term("Seat confirmed", Tone.Good)]
    Confirmed,

    /// <summary>未录取</summary>
    [Term("Not admitted", Tone.Bad)]
    Declined,

    /// <summary>已退出</summary>
    [Term("Has withdrawn")]
    Withdrawn,

    /// <summary>研修班已取消</summary>
    [Term("Ended with the training")]
    Cancelled,
}
