namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Why a person may not see or score a proposal.</summary>
public enum ConflictReason
{
    /// <summary>同一单位</summary>
    [Term("Same unit")]
    SameUnit,

    /// <summary>上下级单位</summary>
    [Term("Unit above or below")]
    LineUnit,

    /// <summary>列为讲师</summary>
    [Term("Named as lecturer")]
    NamedAsLecturer,

    /// <summary>本人申明</summary>
    [Term("Declared")]
    Declared,
}
