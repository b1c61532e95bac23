namespace KnowledgeUpdate.Application.Learners;

/// <summary>What an account enters in a record.</summary>
public enum EnteredKind
{
    /// <summary>学时申报</summary>
    [Term("Claim of hours")]
    Claim,

    /// <summary>研修班报名</summary>
    [Term("Enrolment")]
    Enrolment,

    /// <summary>学时证明</summary>
    [Term("Certificate")]
    Certificate,

    /// <summary>工作单位申请</summary>
    [Term("Request to an employer")]
    Employment,
}
