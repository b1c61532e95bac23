using FluentValidation;
using KnowledgeUpdate.Application.Work;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>
/// Issues the certificate of a seminar again after it was revoked, by mistake or for a reason that is gone: another certificate with a
/// number of its own. The revoked one stays as it is.
/// </summary>
/// <returns>The new certificate.</returns>
[Requires(Permission.ReplaceCertificate)]
public sealed record ReissueCertificate(Guid Id, uint Version, string? Reason) : ICommand<Guid>, IHasReason;

internal sealed class ReissueCertificateValidator : AbstractValidator<ReissueCertificate>
{
    public ReissueCertificateValidator(IStringLocalizer<CertificatesText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason: the history shows it"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class ReissueCertificateHandler(
    PortalDbContext db,
    Learners.LearnerAccess learners,
    CertificateReplacements replacements,
    CertificatesOfNow ofNow,
    PrintedHours printed,
    CertificateIssuer issuer,
    Notifier notifier
) : IRequestHandler<ReissueCertificate, Guid>
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
        var entry =
            await printed.OfSeminarNowAsync(revoked.ProjectId, revoked.LearningYear, holder.Id, cancellationToken)
            ?? throw new RuleException("The hours of this seminar are no longer in the ledger: there is nothing to certify.");
        var f = revoked.Facts;
        var order = new CertificateOrder(
            holder.Id,
            revoked.ProjectId,
            revoked.LearningYear,
            holder.Name,
            holder.IdentityMask,
            f.Subject,
            entry.Hours,
            f.Compulsory,
            f.Elective,
            f.Professional,
            f.From,
            f.To,
            f.Provider,
            revoked.Id
        );
        if (await issuer.IssueAsync(revoked.Kind, [order], cancellationToken) is not [var fresh])
            throw new RuleException("A valid certificate of this seminar stands already.");
        if (holder.UserId is { } user)
            await notifier.TellAsync(
                user,
                "Your certificate {0} is issued again as {1}",
                Links.MyCertificates,
                cancellationToken,
                f.Number,
                fresh.Number
            );
        return fresh.Id;
    }
}
