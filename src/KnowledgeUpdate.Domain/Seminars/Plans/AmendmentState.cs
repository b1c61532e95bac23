namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Where an amendment stands.</summary>
public enum AmendmentState
{
    /// <summary>待审核</summary>
    [Term("Awaiting review", Tone.Wait)]
    Requested,

    /// <summary>已同意</summary>
    [Term("Approved", Tone.Good)]
    Approved,

    /// <summary>不同意</summary>
    [Term("Not approved", Tone.Bad)]
    Refused,
}
