namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>Kinds of certificate. Later programmes add theirs.</summary>
public enum CertificateKind
{
    /// <summary>研修结业证书</summary>
    [Term("Certificate of completion")]
    SeminarCompletion,

    /// <summary>年度学时证明</summary>
    [Term("Yearly hours certificate")]
    YearlyHours,
}
