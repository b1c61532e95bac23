using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

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
public sealed record CertificateVerdict(CertificateAnswer Answer, string Code, CertificateFacts? Facts, DateOnly? EndedOn, RevocationReason? Reason, string? ReplacedBy, bool SignatureHolds, DateTimeOffset At, IReadOnlyList<PublishedKey> Keys);

internal sealed class VerifyCertificateHandler(PortalDbContext db, CertificateSigner signer, TimeProvider clock) : IRequestHandler<VerifyCertificate, CertificateVerdict>
{
    // The public asks more often than anybody: this query is worked out once. It reads the first certificate at the code or after it, so that a code for
    // which none was issued reads and verifies a certificate too, and the time of the answer tells nothing.
    private static readonly Func<PortalDbContext, string, CancellationToken, Task<Found?>> Find = EF.CompileAsyncQuery((PortalDbContext db, string code, CancellationToken _) => (
        from c in db.Certificates.AsNoTracking()
        where c.Code.CompareTo(code) >= 0
        orderby c.Code
        select new Found(c, db.Certificates.Where(r => r.Id == c.ReplacedById).Select(r => r.Number).FirstOrDefault())).FirstOrDefault());

    public async Task<CertificateVerdict> Handle(VerifyCertificate query, CancellationToken cancellationToken)
    {
        var (code, now) = (VerificationCode.Normalise(query.Code), clock.GetUtcNow());
        var asked = Characters.Cut(code, VerificationCode.Length);
        var found = await Find(db, asked, cancellationToken);
        var read = found is null ? null : Answer(found, now);
        if (read is null)
            signer.VerifyNothing();
        return found?.Certificate.Code == code ? read! : new CertificateVerdict(CertificateAnswer.NeverIssued, code, null, null, null, null, false, now, signer.Published);
    }

    private CertificateVerdict Answer(Found found, DateTimeOffset now)
    {
        var (certificate, f) = (found.Certificate, found.Certificate.Facts);
        return new CertificateVerdict(certificate.AnswerOn(BeijingTime.DateOf(now)), certificate.Code, f with { Name = PersonName.Mask(f.Name) }, certificate.EndedOn, certificate.Reason, found.ReplacedBy,
            signer.Verify(certificate.KeyId, certificate.Payload, certificate.Signature), now, signer.Published);
    }

    private sealed record Found(Certificate Certificate, string? ReplacedBy);
}

/// <summary>The keys with which anybody verifies certificates offline.</summary>
[Public]
public sealed record ListPublishedKeys : IQuery<IReadOnlyList<PublishedKey>>;

internal sealed class ListPublishedKeysHandler(CertificateSigner signer) : IRequestHandler<ListPublishedKeys, IReadOnlyList<PublishedKey>>
{
    public Task<IReadOnlyList<PublishedKey>> Handle(ListPublishedKeys query, CancellationToken cancellationToken) => Task.FromResult(signer.Published);
}

/// <summary>A certificate as the office sees it.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record GetCertificate(Guid Id) : IQuery<CertificateView>;

/// <summary>The certificate.</summary>
/// <param name="Replaces">Number of the certificate that it replaces.</param>
/// <param name="ReplacedBy">Number of the certificate that replaced it.</param>
/// <param name="RecordName">The holder's name as the record has it now.</param>
/// <param name="RecordMask">The holder's number as the record has it now, masked.</param>
public sealed record CertificateView(Guid Id, uint Version, CertificateFacts Facts, CertificateState State, CertificateAnswer Answer, DateOnly? EndedOn, RevocationReason? Reason, string? ReasonText, Guid LearnerId, Guid? ReplacesId, string? Replaces, Guid? ReplacedById, string? ReplacedBy, string RecordName, string RecordMask, bool MayRevoke, bool MayReissue)
{
    /// <summary>The holder's record says another name or number than is printed.</summary>
    public bool Differs => (Facts.Name, Facts.IdentityMask) != (RecordName, RecordMask);
}

internal sealed class GetCertificateHandler(PortalDbContext db, Actor actor, CertificateReplacements replacements, TimeProvider clock) : IRequestHandler<GetCertificate, CertificateView>
{
    public async Task<CertificateView> Handle(GetCertificate query, CancellationToken cancellationToken)
    {
        var c = await db.Certificates.SingleOrNotFoundAsync(c => c.Id == query.Id, cancellationToken);
        var numbers = await db.Certificates.Where(o => o.Id == c.ReplacesId || o.Id == c.ReplacedById).ToDictionaryAsync(o => o.Id, o => o.Number, cancellationToken);
        var holder = await replacements.HolderAsync(c.LearnerId, cancellationToken);
        return new CertificateView(c.Id, c.Version, c.Facts, c.State, c.AnswerOn(BeijingTime.DateOf(clock.GetUtcNow())), c.EndedOn, c.Reason, c.ReasonText, holder.Id, c.ReplacesId, Number(c.ReplacesId), c.ReplacedById, Number(c.ReplacedById),
            holder.Name, holder.IdentityMask,
            actor.Is(Role.ProgrammeOffice) && c.State == CertificateState.Valid,
            actor.Is(Role.ProgrammeOffice) && c.MayBeReissued && !await db.Certificates.AnyAsync(o => o.Kind == c.Kind && o.ProjectId == c.ProjectId && o.LearnerId == holder.Id && o.State == CertificateState.Valid, cancellationToken));

        string? Number(Guid? id) => id is { } other ? numbers[other] : null;
    }
}

/// <summary>Revokes a certificate; it stays, and the look-up says so from this moment on.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record RevokeCertificate(Guid Id, uint Version, RevocationReason? Class, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class RevokeCertificateValidator : AbstractValidator<RevokeCertificate>
{
    public RevokeCertificateValidator(IStringLocalizer<Learners.LearnersText> text)
    {
        RuleFor(c => c.Class).NotNull().WithMessage(_ => text["Choose the class of the reason: the public reads it"]);
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter the reason: the person reads it"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
    }
}

internal sealed class RevokeCertificateHandler(PortalDbContext db, Notifier notifier, TimeProvider clock) : IRequestHandler<RevokeCertificate, Unit>
{
    public async Task<Unit> Handle(RevokeCertificate command, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(certificate, command.Version);
        certificate.Revoke(command.Class!.Value, command.Reason!, BeijingTime.DateOf(clock.GetUtcNow()));
        if (await db.Learners.Where(l => l.Id == certificate.LearnerId).Select(l => l.UserId).SingleAsync(cancellationToken) is { } user)
            await notifier.TellAsync(user, "Your certificate {0} was revoked", "/learn/certificates", cancellationToken, certificate.Number);
        return Unit.Value;
    }
}
