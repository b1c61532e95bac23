namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>What becomes of the hours behind a certificate that was revoked for false evidence.</summary>
public enum HoursOutcome
{
    /// <summary>稍后处理</summary>
    [Term("To be decided", Tone.Wait)]
    Open,

    /// <summary>冲回</summary>
    [Term("The hours are reversed", Tone.Bad)]
    Reversed,

    /// <summary>保留</summary>
    [Term("The hours stand", Tone.Good)]
    Stand,
}
