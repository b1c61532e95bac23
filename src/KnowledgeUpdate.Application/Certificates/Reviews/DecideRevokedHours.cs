using FluentValidation;
using KnowledgeUpdate.Domain.Certificates;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Decides the hours behind a certificate that was revoked for false evidence, where that was left for later.</summary>
[Requires(Permission.DecideCertificateReview)]
public sealed record DecideRevokedHours(Guid Id, uint Version, HoursChoice Hours) : ICommand<Unit>, IHasReason
{
    string? IHasReason.Reason => Hours.Reason;
}

internal sealed class DecideRevokedHoursValidator : AbstractValidator<DecideRevokedHours>
{
    public DecideRevokedHoursValidator(IStringLocalizer<CertificatesText> text) =>
        RuleFor(c => c.Hours)
            .Must(h => h.Choice is HoursOutcome.Reversed or HoursOutcome.Stand)
            .WithMessage(_ => text["Choose what becomes of the hours that it rests on"]);
}

internal sealed class DecideRevokedHoursHandler(PortalDbContext db, CertificateKinds kinds) : IRequestHandler<DecideRevokedHours, Unit>
{
    public async Task<Unit> Handle(DecideRevokedHours command, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(certificate, command.Version);
        await kinds.Of(certificate).GuardOwnAsync(certificate, cancellationToken);
        await kinds.Of(certificate).DecideBehindAsync(certificate, command.Hours, cancellationToken);
        return Unit.Value;
    }
}
