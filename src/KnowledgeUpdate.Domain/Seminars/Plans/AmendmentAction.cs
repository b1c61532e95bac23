namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>What moves an amendment.</summary>
public enum AmendmentAction
{
    [Term("Approve")]
    Approve,

    [Term("Refuse")]
    Refuse,
}
