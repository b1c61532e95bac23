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

/// <summary>Issues a certificate anew with the name and number that the holder's record has now; the old one names the new one.</summary>
/// <returns>The new certificate.</returns>
[Requires(Role.ProgrammeOffice)]
public sealed record ReplaceCertificate(Guid Id, uint Version, string? Reason) : ICommand<Guid>, IHasReason;

internal sealed class ReplaceCertificateValidator : AbstractValidator<ReplaceCertificate>
{
    public ReplaceCertificateValidator(IStringLocalizer<Learners.LearnersText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter the reason: the person reads it"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class ReplaceCertificateHandler(PortalDbContext db, Learners.LearnerAccess learners, CertificateReplacements replacements) : IRequestHandler<ReplaceCertificate, Guid>
{
    public async Task<Guid> Handle(ReplaceCertificate command, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(certificate, command.Version);
        await learners.GuardOwnAsync(certificate.LearnerId, cancellationToken);
        var learner = await replacements.HolderAsync(certificate.LearnerId, cancellationToken);
        Certificate.States.Next(certificate.State, CertificateAction.Replace);
        if (!CertificateReplacements.Differs(certificate.Facts, learner))
            throw new RuleException("The certificate says what the record says: there is nothing to replace. Correct the record first.");
        return (await replacements.ReplaceAsync(certificate, learner, command.Reason!, cancellationToken)).Id;
    }
}

/// <summary>Issues the certificate of a seminar again after it was revoked, by mistake or for a reason that is gone: another certificate with a number of its own. The revoked one stays as it is.</summary>
/// <returns>The new certificate.</returns>
[Requires(Role.ProgrammeOffice)]
public sealed record ReissueCertificate(Guid Id, uint Version, string? Reason) : ICommand<Guid>, IHasReason;

internal sealed class ReissueCertificateValidator : AbstractValidator<ReissueCertificate>
{
    public ReissueCertificateValidator(IStringLocalizer<Learners.LearnersText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter the reason: it stands in the history"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class ReissueCertificateHandler(PortalDbContext db, Learners.LearnerAccess learners, CertificateReplacements replacements, CertificatesOfNow ofNow, PrintedHours printed, CertificateIssuer issuer, Notifier notifier) : IRequestHandler<ReissueCertificate, Guid>
{
    public async Task<Guid> Handle(ReissueCertificate command, CancellationToken cancellationToken)
    {
        var revoked = await db.Certificates.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(revoked, command.Version);
        await learners.GuardOwnAsync(revoked.LearnerId, cancellationToken);
        if (!revoked.MayBeReissued)
            throw new RuleException("Only a revoked certificate of a seminar is issued again. That of a year is taken by its holder.");
        var holder = await replacements.HolderAsync(revoked.LearnerId, cancellationToken);
        await ofNow.HoldAsync(holder.Id, revoked.LearningYear, cancellationToken);
        var entry = await printed.OfSeminarNowAsync(revoked.ProjectId, revoked.LearningYear, holder.Id, cancellationToken)
            ?? throw new RuleException("The hours of this seminar are no longer in the ledger: there is nothing to certify.");
        var f = revoked.Facts;
        var order = new CertificateOrder(holder.Id, revoked.ProjectId, revoked.LearningYear, holder.Name, holder.IdentityMask, f.Subject, entry.Hours, f.Compulsory, f.Elective, f.Professional, f.From, f.To, f.Provider, revoked.Id);
        if (await issuer.IssueAsync(revoked.Kind, [order], cancellationToken) is not [var fresh])
            throw new RuleException("A valid certificate of this seminar stands already.");
        if (holder.UserId is { } user)
            await notifier.TellAsync(user, "Your certificate {0} is issued again as {1}", "/learn/certificates", cancellationToken, f.Number, fresh.Number);
        return fresh.Id;
    }
}

/// <summary>Replaces certificates when what they print of a person is corrected.</summary>
public sealed class CertificateReplacements(PortalDbContext db, CertificateIssuer issuer, CertificateReviews reviews, Notifier notifier, TimeProvider clock)
{
    /// <summary>The record of a certificate's holder; of a merged one, the one it was merged into.</summary>
    public async Task<Learner> HolderAsync(Guid learnerId, CancellationToken ct)
    {
        var learner = await db.Learners.SingleAsync(l => l.Id == learnerId, ct);
        return learner.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, ct) : learner;
    }

    /// <summary>Whether a certificate prints another name or number than the record has.</summary>
    public static bool Differs(CertificateFacts facts, Learner learner) => (facts.Name, facts.IdentityMask) != (learner.Name, learner.IdentityMask);

    /// <summary>The valid certificates of a person, in the order of their numbers.</summary>
    public IQueryable<Certificate> ValidOf(Guid accountId) => db.Certificates
        .Where(c => c.State == CertificateState.Valid && (c.LearnerId == accountId || db.Learners.Any(l => l.Id == c.LearnerId && l.MergedIntoId == accountId))).OrderBy(c => c.Number);

    /// <summary>Issues it anew with the record's name and number; everything else stays as it was printed, and a review goes on.</summary>
    public async Task<Certificate> ReplaceAsync(Certificate old, Learner learner, string reason, CancellationToken ct)
    {
        var (f, since) = (old.Facts, old.UnderReviewSince);
        var order = new CertificateOrder(old.LearnerId, old.ProjectId, old.LearningYear, learner.Name, learner.IdentityMask, f.Subject, f.Hours, f.Compulsory, f.Elective, f.Professional, f.From, f.To, f.Provider, old.Id);
        var fresh = await issuer.ReplaceAsync(old, old.Kind, order, reason, BeijingTime.DateOf(clock.GetUtcNow()), ct);
        if (since is { } from)
            await reviews.CarryOverAsync(old, from, fresh, ct);
        if (learner.UserId is { } user)
            await notifier.TellAsync(user, "Your certificate {0} was replaced by {1}", "/learn/certificates", ct, f.Number, fresh.Number);
        return fresh;
    }
}
