using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Looks a certificate up by its code, for anybody. A code that cannot be one costs the same look-up as one that can.</summary>
[Public]
public sealed record VerifyCertificate(string? Code) : IQuery<CertificateVerdict>;

/// <summary>The answer.</summary>
public sealed record CertificateVerdict
{
    public required CertificateAnswer Answer { get; init; }

    /// <summary>The code as understood.</summary>
    public required string Code { get; init; }

    /// <summary>Every printed fact, name and number masked; null when there is none.</summary>
    public required CertificateFacts? Facts { get; init; }

    public required DateOnly? EndedOn { get; init; }

    public required RevocationReason? Reason { get; init; }

    /// <summary>Number of the certificate that took its place.</summary>
    public required string? ReplacedBy { get; init; }

    public required bool SignatureHolds { get; init; }

    /// <summary>Instant of the check.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The published keys, with which whoever has the QR code's payload verifies it.</summary>
    public required IReadOnlyList<PublishedKey> Keys { get; init; }

    /// <summary>Beijing date since which it is under review.</summary>
    public DateOnly? UnderReviewSince { get; init; }
}

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
            : new CertificateVerdict
            {
                Answer = CertificateAnswer.NeverIssued,
                Code = code,
                Facts = null,
                EndedOn = null,
                Reason = null,
                ReplacedBy = null,
                SignatureHolds = false,
                At = now,
                Keys = signer.Published,
            };
    }

    private CertificateVerdict Answer(Found found, DateTimeOffset now)
    {
        var (certificate, f) = (found.Certificate, found.Certificate.Facts);
        return new CertificateVerdict
        {
            Answer = certificate.AnswerOn(BeijingTime.DateOf(now)),
            Code = certificate.Code,
            Facts = f with { Name = PersonName.Mask(f.Name) },
            EndedOn = certificate.EndedOn,
            Reason = certificate.Reason,
            ReplacedBy = found.ReplacedBy,
            SignatureHolds = signer.Verify(certificate.KeyId, certificate.Payload, certificate.Signature),
            At = now,
            Keys = signer.Published,
            UnderReviewSince = certificate.UnderReviewSince is { } since ? BeijingTime.DateOf(since) : null,
        };
    }

    private sealed record Found(Certificate Certificate, string? ReplacedBy);
}
