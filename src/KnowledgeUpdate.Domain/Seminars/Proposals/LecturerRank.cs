namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Rank of a lecturer, which decides the highest fee.</summary>
public enum LecturerRank
{
    /// <summary>副高级及以下</summary>
    [Term("Associate senior")]
    AssociateSenior,

    /// <summary>正高级</summary>
    [Term("Full senior")]
    FullSenior,

    /// <summary>院士、全国知名专家</summary>
    [Term("Academician or nationally known expert")]
    Academician,
}
