using FluentValidation;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Publicises the formed plan: a public list without personal data, for a period in working days.</summary>
/// <param name="WorkingDays">Length of the period; null takes the programme rule.</param>
[Requires(Permission.PublicisePlan)]
public sealed record PublicisePlan(Guid PlanId, uint Version, string? Title, string? Text, DateOnly? StartsOn, int? WorkingDays)
    : ICommand<Guid>;

internal sealed class PublicisePlanValidator : AbstractValidator<PublicisePlan>
{
    public PublicisePlanValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Title).NotEmpty().WithMessage(_ => text["Enter the title of the notice"]);
        RuleFor(c => c.Text).NotEmpty().WithMessage(_ => text["Enter the text of the notice"]);
        RuleFor(c => c.StartsOn).NotNull().WithMessage(_ => text["Enter the first day of the period"]);
        RuleFor(c => c.WorkingDays)
            .InclusiveBetween(1, 60)
            .When(c => c.WorkingDays is not null)
            .WithMessage(_ => text["Enter the working days, from 1 to 60"]);
    }
}

internal sealed class PublicisePlanHandler(PortalDbContext db, Actor actor, PublicityStart publicities, Flow flow, TimeProvider clock)
    : IRequestHandler<PublicisePlan, Guid>
{
    public async Task<Guid> Handle(PublicisePlan command, CancellationToken cancellationToken)
    {
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == command.PlanId, cancellationToken);
        db.Expect(plan, command.Version);
        if (command.StartsOn < BeijingTime.DateOf(clock.GetUtcNow()))
            throw new RuleException("The notice period cannot begin before today.");
        plan.Publicise();
        foreach (
            var proposal in await db
                .SeminarProposals.Where(p => p.CallId == plan.CallId && p.State == ProposalState.Selected)
                .ToListAsync(cancellationToken)
        )
            proposal.Publicise();
        var publicity = await publicities.StartAsync(
            nameof(AnnualPlan),
            plan.Id,
            PlanPublicity.Series,
            plan.Year,
            plan.Rows,
            command.Title!,
            command.Text!,
            command.StartsOn!.Value,
            command.WorkingDays,
            null,
            cancellationToken
        );
        await flow.Of(new FlowSubject(nameof(AnnualPlan), plan.Id, plan.Name, publicity.Title, Links.Plan(plan.Id)))
            .Step(ReviewStage.Publicity, ReviewDecision.MovedOn)
            .ClosesAll()
            .Opens(SeminarActs.Publish, Role.ProgrammeOffice, actor.MyUnit, publicity.EndsOn)
            .DoneAsync(cancellationToken);
        return publicity.Id;
    }
}
