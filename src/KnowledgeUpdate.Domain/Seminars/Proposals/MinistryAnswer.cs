namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>The ministry's answer to a national-level proposal.</summary>
public enum MinistryAnswer
{
    /// <summary>已批准</summary>
    [Term("Approved by the ministry", Tone.Good)]
    Approved,

    /// <summary>未批准</summary>
    [Term("Not approved by the ministry", Tone.Bad)]
    Refused,
}
