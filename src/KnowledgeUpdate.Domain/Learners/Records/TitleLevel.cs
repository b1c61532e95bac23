namespace KnowledgeUpdate.Domain.Learners;

/// <summary>Levels of professional titles 职称层级.</summary>
public enum TitleLevel
{
    /// <summary>未定</summary>
    [Term("No title yet")]
    None,

    /// <summary>员级</summary>
    [Term("Technician level")]
    Technician,

    /// <summary>助理级</summary>
    [Term("Assistant level")]
    Assistant,

    /// <summary>中级</summary>
    [Term("Intermediate level")]
    Intermediate,

    /// <summary>副高级</summary>
    [Term("Associate senior level")]
    AssociateSenior,

    /// <summary>正高级</summary>
    [Term("Full senior level")]
    FullSenior,
}
