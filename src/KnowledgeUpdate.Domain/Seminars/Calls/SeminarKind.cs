namespace KnowledgeUpdate.Domain.Seminars;

/// <remarks>Source: 桂人社发〔2022〕15号, 三(一).</remarks>
public enum SeminarKind
{
    /// <summary>国家级高级研修</summary>
    [Term("National advanced seminar")]
    National,

    /// <summary>高级研修</summary>
    [Term("Advanced seminar")]
    Advanced,

    /// <summary>急需紧缺人才培养培训</summary>
    [Term("Urgently needed talent")]
    UrgentNeed,

    /// <summary>岗位培训</summary>
    [Term("On-post training")]
    OnPost,
}
