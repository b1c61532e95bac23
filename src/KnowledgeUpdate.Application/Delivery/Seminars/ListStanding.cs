namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Where the list of attendance stands, in words that say nothing of an outcome.</summary>
public enum ListStanding
{
    /// <summary>The host keeps it, or the outcome is told.</summary>
    None,

    /// <summary>出勤名单核对中</summary>
    [Term("Attendance being checked", Tone.Wait)]
    BeingChecked,

    /// <summary>出勤名单更正中</summary>
    [Term("List being corrected", Tone.Wait)]
    BeingCorrected,
}
