namespace KnowledgeUpdate.Domain.Publicities;

/// <summary>How an objection was found.</summary>
public enum ObjectionFinding
{
    /// <summary>不成立</summary>
    [Term("Not upheld")]
    NotUpheld,

    /// <summary>成立，名单更正</summary>
    [Term("Upheld, the list is corrected")]
    Upheld,
}
