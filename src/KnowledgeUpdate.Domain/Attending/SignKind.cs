namespace KnowledgeUpdate.Domain.Attending;

/// <summary>The two signs of a gathering.</summary>
public enum SignKind
{
    /// <summary>签到</summary>
    [Term("Arrival")]
    Arrive,

    /// <summary>签退</summary>
    [Term("Leaving")]
    Leave,
}
