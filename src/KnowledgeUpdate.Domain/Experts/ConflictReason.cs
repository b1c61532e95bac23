namespace KnowledgeUpdate.Domain.Experts;

/// <summary>Why a person may not see or score something.</summary>
public enum ConflictReason
{
    /// <summary>同一单位</summary>
    [Term("Same unit")]
    SameUnit,

    /// <summary>上下级单位</summary>
    [Term("Unit above or below")]
    LineUnit,

    /// <summary>材料中列名，如讲师</summary>
    [Term("Named in it, such as a lecturer")]
    Named,

    /// <summary>本人申明</summary>
    [Term("Declared")]
    Declared,
}
