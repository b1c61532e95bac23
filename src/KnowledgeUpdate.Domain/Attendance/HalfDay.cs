namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>Half of a day.</summary>
public enum HalfDay
{
    /// <summary>上午</summary>
    [Term("Morning")]
    Morning,

    /// <summary>下午</summary>
    [Term("Afternoon")]
    Afternoon,

    /// <summary>晚上</summary>
    [Term("Evening")]
    Evening,
}
