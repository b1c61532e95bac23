using System.ComponentModel;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>What version 1 of the look-up answers a program: one of five answers, which will not change.</summary>
/// <param name="Answer">One of the five answers.</param>
/// <param name="Code">The code as understood.</param>
/// <param name="EndedOn">Day of replacement or revocation.</param>
/// <param name="Reason">Class of the reason of a revocation.</param>
/// <param name="ReplacedBy">Number of the certificate that took its place.</param>
/// <param name="SignatureHolds">Whether the signature over the facts holds.</param>
/// <param name="CheckedAt">Instant of the check.</param>
/// <param name="Facts">Every printed fact, name and number masked; null when none was issued or it certifies no hours.</param>
public sealed record VerificationAnswerV1(
    [property: Description(
        "Valid: it holds today, or is under review and not decided. Expired: its last day has passed. Replaced: another "
            + "certificate, named in replacedBy, stands in its place. Revoked: it was withdrawn on endedOn for reason. NeverIssued: no "
            + "certificate has this code."
    )]
        FiveAnswer Answer,
    [property: Description("The code as understood: capitals, without hyphens")] string Code,
    [property: Description("Day of replacement or revocation, Beijing date")] DateOnly? EndedOn,
    [property: Description("Class of the reason of a revocation")] RevocationReason? Reason,
    [property: Description("Number of the certificate that took its place")] string? ReplacedBy,
    [property: Description("Whether the ECDSA P-256 signature over the facts holds; false where none was issued")] bool SignatureHolds,
    [property: Description("Instant of the check; the answer holds for that moment")] DateTimeOffset CheckedAt,
    [property: Description(
        "Every printed fact. Name and identity number are masked. Compare each with the paper. Null where none was issued, and for a "
            + "certificate that certifies no hours: the answer holds for it too, its facts are in version 2"
    )]
        CertificateFactsV1? Facts
);
