namespace KnowledgeUpdate.Domain.Countersign;

/// <summary>Where a proposed act stands.</summary>
public enum ProposedActState
{
    /// <summary>待另一人确认</summary>
    [Term("Awaiting a second person", Tone.Wait)]
    Waiting,

    /// <summary>已确认</summary>
    [Term("Confirmed and carried out", Tone.Good)]
    Confirmed,

    /// <summary>不予确认</summary>
    [Term("Not confirmed by the second person", Tone.Bad)]
    Declined,

    /// <summary>已撤回</summary>
    [Term("Withdrawn by who proposed it")]
    Withdrawn,

    /// <summary>已失效</summary>
    [Term("Lapsed without a confirmation")]
    Lapsed,
}
