namespace KnowledgeUpdate.Domain.Learners;

/// <summary>Education 学历.</summary>
public enum Education
{
    [Term("Not stated")]
    NotStated,

    /// <summary>中专及以下</summary>
    [Term("Secondary or below")]
    Secondary,

    /// <summary>大学专科</summary>
    [Term("Junior college")]
    JuniorCollege,

    /// <summary>大学本科</summary>
    [Term("Bachelor")]
    Bachelor,

    /// <summary>硕士研究生</summary>
    [Term("Master")]
    Master,

    /// <summary>博士研究生</summary>
    [Term("Doctor")]
    Doctor,
}
