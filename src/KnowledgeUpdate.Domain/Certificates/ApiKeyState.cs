namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>Whether a key is valid.</summary>
public enum ApiKeyState
{
    /// <summary>有效</summary>
    [Term("In use", Tone.Good)]
    InUse,

    /// <summary>已到期</summary>
    [Term("Run out")]
    Expired,

    /// <summary>已停用</summary>
    [Term("Withdrawn", Tone.Bad)]
    Revoked,
}
