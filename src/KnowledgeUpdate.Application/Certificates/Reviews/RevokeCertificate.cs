using FluentValidation;
using KnowledgeUpdate.Domain.Certificates;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Revokes a certificate; it stays, and the look-up says so from this moment on.</summary>
/// <param name="Hours">What becomes of the hours behind it; asked where it is revoked for false evidence.</param>
[Requires(Permission.RevokeCertificate)]
public sealed record RevokeCertificate(Guid Id, uint Version, RevocationReason? Class, string? Reason, HoursChoice? Hours = null)
    : ICommand<Unit>,
        IHasReason;

internal sealed class RevokeCertificateValidator : AbstractValidator<RevokeCertificate>
{
    public RevokeCertificateValidator(IStringLocalizer<CertificatesText> text)
    {
        RuleFor(c => c.Class).NotNull().WithMessage(_ => text["Choose the class of the reason: the public reads it"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason: the person reads it"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
        RuleFor(c => c.Hours)
            .Must(h => h?.Choice is not null)
            .When(c => c.Class == RevocationReason.Fraud)
            .WithMessage(_ => text["Choose what becomes of the hours that it rests on"]);
    }
}

internal sealed class RevokeCertificateHandler(PortalDbContext db, CertificateKinds kinds, CertificateReviews reviews, TimeProvider clock)
    : IRequestHandler<RevokeCertificate, Unit>
{
    public async Task<Unit> Handle(RevokeCertificate command, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(certificate, command.Version);
        await kinds.Of(certificate).GuardOwnAsync(certificate, cancellationToken);
        certificate.Revoke(command.Class!.Value, command.Reason!, BeijingTime.DateOf(clock.GetUtcNow()));
        await reviews.CloseAsync(certificate, ReviewOutcome.Revoked, command.Reason!, cancellationToken);
        if (command.Class == RevocationReason.Fraud)
            await kinds.Of(certificate).DecideBehindAsync(certificate, command.Hours!, cancellationToken);
        await reviews.TellAsync(
            [certificate],
            "Your certificate {0} was revoked",
            "The certificate {0} of your staff was revoked",
            null,
            cancellationToken
        );
        return Unit.Value;
    }
}
