namespace KnowledgeUpdate.Domain.Learners;

/// <summary>What the professional share is a share of.</summary>
public enum ShareBasis
{
    /// <summary>Of the required total: 60 of 90, whatever more is learned.</summary>
    [Common.Term("Of the required total")]
    Requirement,

    /// <summary>Of the hours actually learned.</summary>
    [Common.Term("Of the hours actually learned")]
    Actual,
}
