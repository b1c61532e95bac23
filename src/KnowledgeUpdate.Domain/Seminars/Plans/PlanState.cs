namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Where a plan stands.</summary>
public enum PlanState
{
    /// <summary>拟定中</summary>
    [Term("Being composed", Tone.Wait)]
    Composing,

    /// <summary>已形成，待公示</summary>
    [Term("Formed, to be publicised", Tone.Wait)]
    Formed,

    /// <summary>公示中</summary>
    [Term("On public notice", Tone.Wait)]
    InPublicity,

    /// <summary>已发布</summary>
    [Term("Published", Tone.Good)]
    Published,

    /// <summary>已取消</summary>
    [Term("Cancelled", Tone.Bad)]
    Cancelled,
}
