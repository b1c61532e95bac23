namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>Class of the reason for a revocation: the public sees the class, not the words.</summary>
public enum RevocationReason
{
    /// <summary>信息登记有误</summary>
    [Term("Recorded in error")]
    Error,

    /// <summary>弄虚作假</summary>
    [Term("False evidence")]
    Fraud,

    /// <summary>相应学时被冲回</summary>
    [Term("The hours were reversed")]
    HoursReversed,

    /// <summary>同一人重复核发</summary>
    [Term("Issued twice to one person")]
    Duplicate,
}
