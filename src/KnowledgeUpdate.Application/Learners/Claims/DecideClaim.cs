using FluentValidation;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Decides a claim of hours: the employer confirms, the authority recognises, the programme office decides an appeal; each may also return
/// or decline.
/// </summary>
/// <param name="Action">One of those that <see cref="ClaimRights.Actions"/> offers.</param>
[Requires(Permission.DecideClaim)]
public sealed record DecideClaim(Guid Id, uint Version, ClaimAction? Action, string? Opinion) : ICommand<Unit>;

internal sealed class DecideClaimValidator : AbstractValidator<DecideClaim>
{
    private const int OpinionMaxLength = 500;

    public DecideClaimValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Action).NotNull().WithMessage(_ => text["Choose what you decide"]);
        RuleFor(c => c.Opinion)
            .NotEmpty()
            .When(c => c.Action is ClaimAction.Return or ClaimAction.Decline or ClaimAction.Uphold)
            .WithMessage(_ => text["Enter your opinion: the learner reads it"])
            .MaximumLength(OpinionMaxLength)
            .WithMessage(_ => text["The opinion must be {0} characters or less", OpinionMaxLength]);
    }
}

internal sealed class DecideClaimHandler(PortalDbContext db, ClaimAccess access, ClaimDecisions decisions)
    : IRequestHandler<DecideClaim, Unit>
{
    public async Task<Unit> Handle(DecideClaim command, CancellationToken cancellationToken)
    {
        var (claim, isOwn) = await access.FindAsync(command.Id, cancellationToken);
        if (isOwn)
            throw new RuleException("You filed this claim yourself. Somebody else decides it.");
        db.Expect(claim, command.Version);
        await decisions.DecideAsync(claim, command.Action!.Value, command.Opinion, cancellationToken);
        return Unit.Value;
    }
}
