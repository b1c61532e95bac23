namespace KnowledgeUpdate.Domain.Enrolments;

/// <summary>How a person came to a seminar.</summary>
public enum EnrolmentRoute
{
    /// <summary>自主报名</summary>
    [Term("Own registration")]
    Registration,

    /// <summary>单位推荐</summary>
    [Term("Nominated by the employer")]
    Nomination,

    /// <summary>名册导入</summary>
    [Term("Roster of the host")]
    Roster,
}
