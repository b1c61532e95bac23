namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>How a half day stands for a trainee.</summary>
public enum HalfDayStanding
{
    /// <summary>未开始</summary>
    [Term("Not begun")]
    NotBegun,

    /// <summary>已签到，待开始</summary>
    [Term("Arrived early, waiting", Tone.Wait)]
    Waiting,

    /// <summary>在场</summary>
    [Term("Present", Tone.Good)]
    Present,

    /// <summary>尚未签到</summary>
    [Term("Not arrived yet", Tone.Warn)]
    Missing,

    /// <summary>出勤</summary>
    [Term("Attended", Tone.Good)]
    Attended,

    /// <summary>迟到</summary>
    [Term("Late", Tone.Warn)]
    Late,

    /// <summary>早退</summary>
    [Term("Left early", Tone.Warn)]
    LeftEarly,

    /// <summary>缺签退</summary>
    [Term("Leaving not signed", Tone.Warn)]
    NoLeaving,

    /// <summary>缺签到</summary>
    [Term("Arrival not signed", Tone.Warn)]
    NoArrival,

    /// <summary>缺勤</summary>
    [Term("Absent", Tone.Bad)]
    Absent,
}
