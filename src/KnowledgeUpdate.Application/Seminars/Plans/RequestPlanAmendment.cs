using FluentValidation;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Requests a change of the published plan: postpone, change, cancel, or add a seminar that was left out.</summary>
[Requires(Permission.RequestPlanAmendment)]
public sealed record RequestPlanAmendment(
    Guid PlanId,
    Guid? ProposalId,
    AmendmentKind? Kind,
    DateOnly? StartsOn,
    string? Place,
    int? HeadCount,
    string? Reason
) : ICommand<Guid>, IHasReason;

internal sealed class RequestPlanAmendmentValidator : AbstractValidator<RequestPlanAmendment>
{
    public RequestPlanAmendmentValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.ProposalId).NotNull().WithMessage(_ => text["Choose the seminar"]);
        RuleFor(c => c.Kind).NotNull().WithMessage(_ => text["Choose what is to change"]);
        RuleFor(c => c.StartsOn).NotNull().When(c => c.Kind == AmendmentKind.Postpone).WithMessage(_ => text["Enter the new first day"]);
        RuleFor(c => c.HeadCount)
            .InclusiveBetween(1, 500)
            .When(c => c.HeadCount is not null)
            .WithMessage(_ => text["Enter the number of trainees, from 1 to 500"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(500)
            .WithMessage(_ => text["The reason must be {0} characters or less", 500]);
    }
}

internal sealed class RequestPlanAmendmentHandler(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    SeminarAccess access,
    AmendmentImpacts impacts,
    PlaceAuthority places,
    Flow flow,
    TimeProvider clock
) : IRequestHandler<RequestPlanAmendment, Guid>
{
    public async Task<Guid> Handle(RequestPlanAmendment command, CancellationToken cancellationToken)
    {
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == command.PlanId, cancellationToken);
        var proposal =
            actor.ScopeOf(Permission.RequestPlanAmendment) == Scope.OwnUnit
                ? await access.FindOwnAsync(command.ProposalId!.Value, cancellationToken)
                : await access.FindAsync(command.ProposalId!.Value, cancellationToken);
        var amendment = PlanAmendment.Request(
            plan,
            command.Kind!.Value,
            proposal,
            command.StartsOn,
            Characters.TrimToNull(command.Place),
            command.HeadCount,
            command.Reason!,
            await impacts.StandingAsync(proposal.Id, cancellationToken),
            actor.MyUnit,
            await parties.MineAsync(cancellationToken),
            clock.GetUtcNow()
        );
        db.Add(amendment);
        var office = await places.OfficeAsync(cancellationToken);
        await flow.Of(
                new FlowSubject(
                    nameof(PlanAmendment),
                    amendment.Id,
                    proposal.Title,
                    actor.OrganisationName,
                    Links.Amendment(plan.Id, amendment.Id)
                )
            )
            .Step(ReviewStage.Amendment, ReviewDecision.Submitted, amendment.Reason)
            .Opens(SeminarActs.Amend, Role.ProgrammeOffice, office)
            .Tells(Role.ProgrammeOffice, office, "{0} asks to amend the plan: “{1}”", actor.OrganisationName, proposal.Title)
            .DoneAsync(cancellationToken);
        return amendment.Id;
    }
}
