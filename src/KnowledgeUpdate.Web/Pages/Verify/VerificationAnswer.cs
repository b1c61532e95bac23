using System.ComponentModel;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>
/// What the look-up answers a program since version 2: a certificate under review says so, and every kind has its own facts.
/// </summary>
public sealed record VerificationAnswer
{
    [Description(
        "Valid: it holds today. Expired: its last day has passed. Replaced: another certificate, named in replacedBy, stands in "
            + "its place. Revoked: it was withdrawn on endedOn for reason. UnderReview: hours that it shows were taken back and the "
            + "issuer has not decided yet, since underReviewSince; treat it as neither confirmed nor revoked. NeverIssued: no "
            + "certificate has this code."
    )]
    public required CertificateAnswer Answer { get; init; }

    [Description("The code as understood: capitals, without hyphens")]
    public required string Code { get; init; }

    [Description("Day of replacement or revocation, Beijing date")]
    public required DateOnly? EndedOn { get; init; }

    [Description("Day since which it is under review, Beijing date")]
    public required DateOnly? UnderReviewSince { get; init; }

    [Description("Class of the reason of a revocation")]
    public required RevocationReason? Reason { get; init; }

    [Description("Number of the certificate that took its place")]
    public required string? ReplacedBy { get; init; }

    [Description("Whether the ECDSA P-256 signature over the facts holds; false where none was issued")]
    public required bool SignatureHolds { get; init; }

    [Description("Instant of the check; the answer holds for that moment")]
    public required DateTimeOffset CheckedAt { get; init; }

    [Description(
        "Every printed fact. Name and identity number are masked. Compare each with the paper. Hours are null where the kind certifies "
            + "none; own has what only this kind prints, in the order of the paper"
    )]
    public required CertificateFacts? Facts { get; init; }

    /// <summary>The answer that the portal found.</summary>
    public static VerificationAnswer Of(CertificateVerdict verdict) =>
        new()
        {
            Answer = verdict.Answer,
            Code = verdict.Code,
            EndedOn = verdict.EndedOn,
            UnderReviewSince = verdict.UnderReviewSince,
            Reason = verdict.Reason,
            ReplacedBy = verdict.ReplacedBy,
            SignatureHolds = verdict.SignatureHolds,
            CheckedAt = verdict.At,
            Facts = verdict.Facts,
        };
}
