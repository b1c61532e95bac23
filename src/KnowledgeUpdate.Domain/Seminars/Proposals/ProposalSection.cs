namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Sections of the filing form, in order.</summary>
public enum ProposalSection
{
    /// <summary>选题基本情况</summary>
    [Term("Topic")]
    Topic,

    /// <summary>选题依据与目的</summary>
    [Term("Grounds and aims")]
    Rationale,

    /// <summary>研修对象与规模</summary>
    [Term("Trainees")]
    Trainees,

    /// <summary>时间与地点</summary>
    [Term("Time and place")]
    Schedule,

    /// <summary>师资</summary>
    [Term("Lecturers")]
    Lecturers,

    /// <summary>课程安排</summary>
    [Term("Courses")]
    Courses,

    /// <summary>经费测算</summary>
    [Term("Budget")]
    Budget,

    /// <summary>经费来源</summary>
    [Term("Sources of money")]
    Funding,

    /// <summary>预期成果与承办条件</summary>
    [Term("Results and conditions")]
    Results,

    /// <summary>附件</summary>
    [Term("Attachments")]
    Attachments,
}
