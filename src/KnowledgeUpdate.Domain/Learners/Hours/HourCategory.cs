namespace KnowledgeUpdate.Domain.Learners;

/// <summary>Categories of hours 学时.</summary>
public enum HourCategory
{
    /// <summary>公需科目（必修）</summary>
    [Term("Public subjects, compulsory")]
    PublicCompulsory,

    /// <summary>公需科目（选修）</summary>
    [Term("Public subjects, elective")]
    PublicElective,

    /// <summary>专业科目</summary>
    [Term("Professional subjects")]
    Professional,
}
