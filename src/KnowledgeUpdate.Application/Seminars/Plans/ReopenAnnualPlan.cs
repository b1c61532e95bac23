using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Puts a formed plan back on the bench, before its publicity.</summary>
[Requires(Permission.FormAnnualPlan)]
public sealed record ReopenAnnualPlan(Guid PlanId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class ReopenAnnualPlanHandler(PortalDbContext db, Actor actor, Worklist worklist, ReviewTrail trail)
    : IRequestHandler<ReopenAnnualPlan, Unit>
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
        trail.Add(nameof(AnnualPlan), plan.Id, ReviewStage.FormingThePlan, ReviewDecision.Returned, command.Reason);
        await worklist.CloseAsync(plan.Id, cancellationToken);
        worklist.Open(
            WorkActs.Compose,
            nameof(AnnualPlan),
            plan.Id,
            Role.ProgrammeOffice,
            actor.MyUnit,
            plan.Name,
            "",
            Links.Bench(plan.Id)
        );
        return Unit.Value;
    }
}
