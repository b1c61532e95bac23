namespace KnowledgeUpdate.Domain.Publicities;

/// <summary>Where a publicity period stands.</summary>
public enum PublicityState
{
    /// <summary>公示中</summary>
    [Term("On public notice", Tone.Wait)]
    Open,

    /// <summary>期满</summary>
    [Term("Period over", Tone.Good)]
    Ended,

    /// <summary>因更正重新公示</summary>
    [Term("Replaced after a correction", Tone.Idle)]
    Replaced,
}
