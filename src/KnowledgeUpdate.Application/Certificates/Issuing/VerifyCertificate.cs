using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Looks a certificate up by its code, for anybody. A code that cannot be one costs the same look-up as one that can.</summary>
[Public]
public sealed record VerifyCertificate(string? Code) : IQuery<CertificateVerdict>;

/// <summary>The answer.</summary>
/// <param name="Code">The code as understood.</param>
/// <param name="Facts">Every printed fact, name and number masked; null when there is none.</param>
/// <param name="ReplacedBy">Number of the certificate that took its place.</param>
/// <param name="At">Instant of the check.</param>
/// <param name="Keys">The published keys, with which whoever has the QR code's payload verifies it.</param>
/// <param name="UnderReviewSince">Beijing date since which it is under review.</param>
public sealed record CertificateVerdict(
    CertificateAnswer Answer,
    string Code,
    CertificateFacts? Facts,
    DateOnly? EndedOn,
    RevocationReason? Reason,
    string? ReplacedBy,
    bool SignatureHolds,
    DateTimeOffset At,
    IReadOnlyList<PublishedKey> Keys,
    DateOnly? UnderReviewSince = null
);

internal sealed class VerifyCertificateHandler(PortalDbContext db, CertificateSigner signer, TimeProvider clock)
    : IRequestHandler<VerifyCertificate, CertificateVerdict>
{
    // This is the most frequent query of the public, so it is compiled once. It reads the first certificate at the code or after it, so
    // that a code for which none was issued reads and verifies a certificate too, and the time of the answer tells nothing.
    private static readonly Func<PortalDbContext, string, CancellationToken, Task<Found?>> Find = EF.CompileAsyncQuery(
        (PortalDbContext db, string code, CancellationToken _) =>
            (
                from c in db.Certificates.AsNoTracking()
                where c.Code.CompareTo(code) >= 0
                orderby c.Code
                select new Found(c, db.Certificates.Where(r => r.Id == c.ReplacedById).Select(r => r.Number).FirstOrDefault())
            ).FirstOrDefault()
    );

    public async Task<CertificateVerdict> Handle(VerifyCertificate query, CancellationToken cancellationToken)
    {
        var (code, now) = (VerificationCode.Normalise(query.Code), clock.GetUtcNow());
        var asked = Characters.Cut(code, VerificationCode.Length);
        var found = await Find(db, asked, cancellationToken);
        var read = found is null ? null : Answer(found, now);
        if (read is null)
            signer.VerifyNothing();
        return found?.Certificate.Code == code
            ? read!
            : new CertificateVerdict(CertificateAnswer.NeverIssued, code, null, null, null, null, false, now, signer.Published);
    }

    private CertificateVerdict Answer(Found found, DateTimeOffset now)
    {
        var (certificate, f) = (found.Certificate, found.Certificate.Facts);
        return new CertificateVerdict(
            certificate.AnswerOn(BeijingTime.DateOf(now)),
            certificate.Code,
            f with
            {
                Name = PersonName.Mask(f.Name),
            },
            certificate.EndedOn,
            certificate.Reason,
            found.ReplacedBy,
            signer.Verify(certificate.KeyId, certificate.Payload, certificate.Signature),
            now,
            signer.Published,
            certificate.UnderReviewSince is { } since ? BeijingTime.DateOf(since) : null
        );
    }

    private sealed record Found(Certificate Certificate, string? ReplacedBy);
}
