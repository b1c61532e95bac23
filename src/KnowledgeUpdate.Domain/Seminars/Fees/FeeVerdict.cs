namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Verdict on one line of a budget.</summary>
public enum FeeVerdict
{
    /// <summary>未超</summary>
    [Term("Within the limit", Tone.Good)]
    Within,

    /// <summary>高于标准，可在总额内调剂</summary>
    [Term("Above, may be shifted", Tone.Warn)]
    MayShift,

    /// <summary>超</summary>
    [Term("Over the limit", Tone.Bad)]
    Over,

    /// <summary>未配置</summary>
    [Term("Not configured", Tone.Idle)]
    NotConfigured,
}
