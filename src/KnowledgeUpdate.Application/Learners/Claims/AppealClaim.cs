using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Reviews;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Appeals to the programme office against a claim that was not recognised; once.</summary>
[SignedIn]
public sealed record AppealClaim(Guid Id, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class AppealClaimValidator : AbstractValidator<AppealClaim>
{
    public AppealClaimValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter why the hours should count: the programme office reads it"])
            .MaximumLength(500)
            .WithMessage(_ => text["The reason must be {0} characters or less", 500]);
}

internal sealed class AppealClaimHandler(PortalDbContext db, ClaimAccess access, Flow flow) : IRequestHandler<AppealClaim, Unit>
{
    public async Task<Unit> Handle(AppealClaim command, CancellationToken cancellationToken)
    {
        var claim = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(claim, command.Version);
        claim.Move(ClaimAction.Appeal);
        var name = await db.Learners.Where(l => l.Id == claim.LearnerId).Select(l => l.Name).SingleAsync(cancellationToken);
        var office = await access.OfficeAsync(cancellationToken);
        await flow.Of(new FlowSubject(nameof(HourClaim), claim.Id, claim.Title, name, Links.Claim(claim.Id)))
            .Step(ReviewStage.Appeal, ReviewDecision.Submitted, command.Reason!.Trim())
            .Opens(LearnerActs.DecideAppeal, Role.ProgrammeOffice, office)
            .Tells(Role.ProgrammeOffice, office, "{0} appeals: “{1}” was not recognised", name, claim.Title)
            .DoneAsync(cancellationToken);
        return Unit.Value;
    }
}
