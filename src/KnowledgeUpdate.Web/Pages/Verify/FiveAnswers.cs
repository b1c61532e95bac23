using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>Translates an answer into the answers of version 1.</summary>
public static class FiveAnswers
{
    /// <summary>The answer; a certificate under review counts as valid until the review is decided.</summary>
    public static FiveAnswer Of(CertificateAnswer answer) =>
        answer switch
        {
            CertificateAnswer.Valid or CertificateAnswer.UnderReview => FiveAnswer.Valid,
            CertificateAnswer.Expired => FiveAnswer.Expired,
            CertificateAnswer.Replaced => FiveAnswer.Replaced,
            CertificateAnswer.Revoked => FiveAnswer.Revoked,
            CertificateAnswer.NeverIssued => FiveAnswer.NeverIssued,
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Version 1 has no word for it."),
        };
}
