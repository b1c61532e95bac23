namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>The two signs of a half day.</summary>
public enum SignKind
{
    /// <summary>签到</summary>
    [Term("Arrival")]
    Arrive,

    /// <summary>签退</summary>
    [Term("Leaving")]
    Leave,
}
