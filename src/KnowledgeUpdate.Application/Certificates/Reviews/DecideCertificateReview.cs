using FluentValidation;
using KnowledgeUpdate.Domain.Certificates;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Decides a certificate under review: it stands, it is replaced with the hours of now, or it is revoked.</summary>
/// <param name="Class">Class of the reason, where it is revoked.</param>
/// <param name="Hours">What becomes of the hours behind it, where it is revoked for false evidence.</param>
/// <returns>The certificate in force: the new one where it was replaced.</returns>
[Requires(Permission.DecideCertificateReview)]
public sealed record DecideCertificateReview(
    Guid Id,
    uint Version,
    ReviewOutcome? Outcome,
    RevocationReason? Class,
    string? Reason,
    HoursChoice? Hours = null
) : ICommand<Guid>, IHasReason;

internal sealed class DecideCertificateReviewValidator : AbstractValidator<DecideCertificateReview>
{
    public DecideCertificateReviewValidator(IStringLocalizer<CertificatesText> text)
    {
        RuleFor(c => c.Outcome).NotNull().WithMessage(_ => text["Choose how the review ends"]);
        RuleFor(c => c.Class)
            .NotNull()
            .When(c => c.Outcome == ReviewOutcome.Revoked)
            .WithMessage(_ => text["Choose the class of the reason: the public reads it"]);
        RuleFor(c => c.Hours)
            .Must(h => h?.Choice is not null)
            .When(c => c is { Outcome: ReviewOutcome.Revoked, Class: RevocationReason.Fraud })
            .WithMessage(_ => text["Choose what becomes of the hours that it rests on"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason: the person reads it"])
            .MaximumLength(CertificateReview.ReasonMaxLength)
            .WithMessage(_ => text["The reason must be {0} characters or less", CertificateReview.ReasonMaxLength]);
    }
}

internal sealed class DecideCertificateReviewHandler(
    PortalDbContext db,
    CertificateKinds kinds,
    CertificateReviews reviews,
    CertificateIssuer issuer,
    TimeProvider clock
) : IRequestHandler<DecideCertificateReview, Guid>
{
    public async Task<Guid> Handle(DecideCertificateReview command, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(certificate, command.Version);
        await kinds.Of(certificate).GuardOwnAsync(certificate, cancellationToken);
        if (certificate.UnderReviewSince is null)
            throw new RuleException("This certificate is not under review.");
        var (outcome, reason, today) = (command.Outcome!.Value, command.Reason!, BeijingTime.DateOf(clock.GetUtcNow()));
        var inForce = certificate.Id;
        switch (outcome)
        {
            case ReviewOutcome.Replaced:
                var order = await kinds.Of(certificate).InPlaceOfAsync(certificate, cancellationToken);
                inForce = (await issuer.ReplaceAsync(certificate, certificate.Kind, order, reason, today, cancellationToken)).Id;
                break;
            case ReviewOutcome.Revoked:
                certificate.Revoke(command.Class!.Value, reason, today);
                break;
            default:
                certificate.Confirm();
                break;
        }

        await reviews.CloseAsync(certificate, outcome, reason, cancellationToken);
        if (certificate.Reason == RevocationReason.Fraud)
            await kinds.Of(certificate).DecideBehindAsync(certificate, command.Hours!, cancellationToken);
        var sentence = outcome switch
        {
            ReviewOutcome.Replaced => "The review of certificate {0} ended: it is replaced with the hours of now",
            ReviewOutcome.Revoked => "The review of certificate {0} ended: it is revoked",
            _ => "The review of certificate {0} ended: it stands",
        };
        await reviews.TellAsync([certificate], sentence, sentence, null, cancellationToken);
        return inForce;
    }
}
