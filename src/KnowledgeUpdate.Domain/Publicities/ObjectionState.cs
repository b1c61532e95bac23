namespace KnowledgeUpdate.Domain.Publicities;

/// <summary>Where an objection stands.</summary>
public enum ObjectionState
{
    /// <summary>已受理</summary>
    [Term("Received", Tone.Wait)]
    Received,

    /// <summary>已办结</summary>
    [Term("Answered", Tone.Good)]
    Answered,
}
