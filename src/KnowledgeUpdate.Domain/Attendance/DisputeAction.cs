namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>What moves a dispute.</summary>
public enum DisputeAction
{
    /// <summary>更正</summary>
    [Term("Correct the record")]
    Uphold,

    /// <summary>维持</summary>
    [Term("Let the record stand")]
    Reject,
}
