namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>Where a dispute stands.</summary>
public enum DisputeState
{
    /// <summary>待处理</summary>
    [Term("Awaiting decision", Tone.Wait)]
    Open,

    /// <summary>异议成立，已更正</summary>
    [Term("Upheld and corrected", Tone.Good)]
    Upheld,

    /// <summary>维持原记录</summary>
    [Term("Record stands", Tone.Bad)]
    Rejected,
}
