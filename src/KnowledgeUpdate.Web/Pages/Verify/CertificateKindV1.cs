using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>The kinds of certificate that version 1 of the look-up knows, and will always know.</summary>
public enum CertificateKindV1
{
    /// <summary>研修结业证书</summary>
    SeminarCompletion = CertificateKind.SeminarCompletion,

    /// <summary>年度学时证明</summary>
    YearlyHours = CertificateKind.YearlyHours,
}
