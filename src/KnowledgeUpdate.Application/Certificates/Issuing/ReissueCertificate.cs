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

internal sealed class ReissueCertificateHandler(PortalDbContext db, CertificateKinds kinds, CertificateIssuer issuer, Notifier notifier)
    : IRequestHandler<ReissueCertificate, Guid>
{
    public async Task<Guid> Handle(ReissueCertificate command, CancellationToken cancellationToken)
    {
        var revoked = await db.Certificates.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(revoked, command.Version);
        await kinds.Of(revoked).GuardOwnAsync(revoked, cancellationToken);
        if (!kinds.MayBeReissued(revoked))
            throw new RuleException("Only a revoked certificate of a seminar is issued again. That of a year is taken by its holder.");
        var holder = await kinds.Of(revoked).HolderAsync(revoked, cancellationToken);
        var order = await kinds.Of(revoked).AgainAsync(revoked, cancellationToken);
        if (await issuer.IssueAsync(revoked.Kind, [order], cancellationToken) is not [var fresh])
            throw new RuleException("A valid certificate of this seminar stands already.");
        if (holder.UserId is { } user)
            await notifier.TellAsync(
                user,
                "Your certificate {0} is issued again as {1}",
                Links.MyCertificates,
                cancellationToken,
                revoked.Number,
                fresh.Number
            );
        return fresh.Id;
    }
}
