using FluentValidation;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Decides an amendment; approved, the plan is published as a new version.</summary>
/// <param name="DocumentNumber">Number of the document that publishes the new version.</param>
[Requires(Permission.DecidePlanAmendment)]
public sealed record DecidePlanAmendment(Guid Id, uint Version, bool? Approve, string? Opinion, string? DocumentNumber) : ICommand<Unit>;

internal sealed class DecidePlanAmendmentValidator : AbstractValidator<DecidePlanAmendment>
{
    public DecidePlanAmendmentValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Approve).NotNull().WithMessage(_ => text["Choose approve or refuse"]);
        RuleFor(c => c.Opinion)
            .NotEmpty()
            .WithMessage(_ => text["Enter your opinion"])
            .MaximumLength(500)
            .WithMessage(_ => text["The opinion must be {0} characters or less", 500]);
        When(c => c.Approve == true, () => RuleFor(c => c.DocumentNumber).IsDocumentNumber(text));
    }
}

internal sealed class DecidePlanAmendmentHandler(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    SeminarAccess access,
    Flow flow,
    SeminarOpening opening,
    AmendmentImpacts impacts,
    TimeProvider clock
) : IRequestHandler<DecidePlanAmendment, Unit>
{
    public async Task<Unit> Handle(DecidePlanAmendment command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var amendment = await db.PlanAmendments.SingleOrNotFoundAsync(a => a.Id == command.Id, cancellationToken);
        db.Expect(amendment, command.Version);
        await db.HoldAsync<AnnualPlan>(amendment.PlanId, cancellationToken);
        var plan = await db.AnnualPlans.SingleAsync(p => p.Id == amendment.PlanId, cancellationToken);
        var proposal = await db.SeminarProposals.SingleAsync(p => p.Id == amendment.ProposalId, cancellationToken);
        await access.GuardReviewerAsync(proposal, cancellationToken);
        var party = await parties.MineAsync(cancellationToken);
        if (command.Approve == true)
        {
            var rows = amendment.Approve(
                plan,
                proposal,
                await impacts.StandingAsync(proposal.Id, cancellationToken),
                command.Opinion!,
                party,
                now
            );
            db.Add(
                plan.Amend(
                    rows,
                    command.DocumentNumber!,
                    BeijingTime.DateOf(now),
                    $"{amendment.Kind}: {proposal.Title}",
                    actor.UserName,
                    now
                )
            );
            await opening.FollowAsync(amendment, plan, proposal, cancellationToken);
        }
        else
            amendment.Refuse(command.Opinion!, party, now);

        await flow.Of(new FlowSubject(nameof(PlanAmendment), amendment.Id, proposal.Title, "", Links.Plan(plan.Id)))
            .Step(ReviewStage.Decision, command.Approve == true ? ReviewDecision.Approved : ReviewDecision.Refused, command.Opinion)
            .ClosesAll()
            .Tells(
                Role.UnitAdministrator,
                proposal.OrganisationId,
                command.Approve == true ? "The amendment of “{0}” is approved" : "The amendment of “{0}” is refused",
                proposal.Title
            )
            .DoneAsync(cancellationToken);
        return Unit.Value;
    }
}
