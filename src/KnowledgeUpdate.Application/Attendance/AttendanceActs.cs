namespace KnowledgeUpdate.Application.Attendance;

/// <summary>What may wait for somebody in this area, as English keys with {0} for the object.</summary>
public static class AttendanceActs
{
    public const string DecideDispute = "Decide the dispute about attendance: {0}";

    /// <summary>Decide a dispute that came after the acceptance.</summary>
    public const string DecideLateDispute = "Decide the dispute after the acceptance: {0}";
}
