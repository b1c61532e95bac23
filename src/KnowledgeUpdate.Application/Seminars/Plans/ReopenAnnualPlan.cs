using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Puts a formed plan back on the bench, before its publicity.</summary>
[Requires(Permission.FormAnnualPlan)]
public sealed record ReopenAnnualPlan(Guid PlanId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class ReopenAnnualPlanHandler(PortalDbContext db, Actor actor, Flow flow) : IRequestHandler<ReopenAnnualPlan, Unit>
{
    public async Task<Unit> Handle(ReopenAnnualPlan command, CancellationToken cancellationToken)
    {
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == command.PlanId, cancellationToken);
        db.Expect(plan, command.Version);
        plan.Reopen();
        foreach (
            var proposal in await db
                .SeminarProposals.Where(p =>
                    p.CallId == plan.CallId && (p.State == ProposalState.Selected || p.State == ProposalState.LeftOut)
                )
                .ToListAsync(cancellationToken)
        )
            proposal.Reopen();
        await flow.Of(new FlowSubject(nameof(AnnualPlan), plan.Id, plan.Name, "", Links.Bench(plan.Id)))
            .Step(ReviewStage.FormingThePlan, ReviewDecision.Returned, command.Reason)
            .ClosesAll()
            .Opens(SeminarActs.Compose, Role.ProgrammeOffice, actor.MyUnit)
            .DoneAsync(cancellationToken);
        return Unit.Value;
    }
}
