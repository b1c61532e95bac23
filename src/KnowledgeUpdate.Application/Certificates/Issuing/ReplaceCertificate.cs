using FluentValidation;
using KnowledgeUpdate.Domain.Certificates;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Issues a certificate anew with the name and number that the holder's record has now; the old one names the new one.</summary>
/// <returns>The new certificate.</returns>
[Requires(Permission.ReplaceCertificate)]
public sealed record ReplaceCertificate(Guid Id, uint Version, string? Reason) : ICommand<Guid>, IHasReason;

internal sealed class ReplaceCertificateValidator : AbstractValidator<ReplaceCertificate>
{
    public ReplaceCertificateValidator(IStringLocalizer<CertificatesText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason: the person reads it"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class ReplaceCertificateHandler(PortalDbContext db, CertificateKinds kinds, CertificateReplacements replacements)
    : IRequestHandler<ReplaceCertificate, Guid>
{
    public async Task<Guid> Handle(ReplaceCertificate command, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(certificate, command.Version);
        await kinds.Of(certificate).GuardOwnAsync(certificate, cancellationToken);
        var holder = await kinds.Of(certificate).HolderAsync(certificate, cancellationToken);
        Certificate.States.Next(certificate.State, CertificateAction.Replace);
        if (!CertificateReplacements.Differs(certificate.Facts, holder.Name, holder.Mask))
            throw new RuleException("The certificate says what the record says: there is nothing to replace. Correct the record first.");
        return (await replacements.ReplaceAsync(certificate, holder, command.Reason!, cancellationToken)).Id;
    }
}
