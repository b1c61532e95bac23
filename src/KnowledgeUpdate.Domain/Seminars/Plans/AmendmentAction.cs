namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>What moves an amendment.</summary>
public enum AmendmentAction
{
    /// <summary>Approve.</summary>
    [Term("Approve")]
    Approve,

    /// <summary>Refuse.</summary>
    [Term("Refuse")]
    Refuse,
}
