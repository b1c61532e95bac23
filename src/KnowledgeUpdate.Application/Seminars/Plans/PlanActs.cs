using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>What somebody may do with an annual plan: views and commands ask here.</summary>
[Service]
public sealed class PlanActs(
    Actor actor,
    SeminarAccess access,
    Countersigning countersigning,
    PlanPublication publication,
    TimeProvider clock
)
{
    public async Task<PlanRights> OfAsync(AnnualPlan plan, CancellationToken ct)
    {
        var publishes = AnnualPlan.States.Allows(plan.State, PlanAction.Publish) && actor.May(Permission.PublishAnnualPlan);
        var hindrance = publishes ? await HindranceAsync(plan, ct) : null;
        return new PlanRights
        {
            MayCompose = MayCompose(plan),
            MayReopen = AnnualPlan.States.Allows(plan.State, PlanAction.Reopen) && actor.May(Permission.FormAnnualPlan),
            MayPublicise = AnnualPlan.States.Allows(plan.State, PlanAction.Publicise) && actor.May(Permission.PublicisePlan),
            MayCorrect = AnnualPlan.States.Allows(plan.State, PlanAction.Correct) && actor.May(Permission.PublicisePlan),
            MayPublish = publishes && hindrance is null,
            MayRequestAmendment =
                AnnualPlan.States.Allows(plan.State, PlanAction.Amend)
                && actor.May(Permission.RequestPlanAmendment)
                && await Amendable(plan).AnyAsync(ct),
            Hindrance = hindrance,
        };
    }

    internal bool MayCompose(AnnualPlan plan) =>
        AnnualPlan.States.Allows(plan.State, PlanAction.Form) && actor.May(Permission.FormAnnualPlan);

    private async Task<RuleException?> HindranceAsync(AnnualPlan plan, CancellationToken ct) =>
        plan.PeriodHindrance(await publication.ReadFactsAsync(plan, ct), clock.GetUtcNow())
        ?? await countersigning.HindranceAsync(PlanPublication.Name, plan.Id, ct);

    /// <summary>Seminars of a published plan for which the actor may ask a change: of the own unit; for the office, all.</summary>
    internal IQueryable<SeminarProposal> Amendable(AnnualPlan plan)
    {
        var cancelled = plan.Rows.Where(r => r.IsCancelled).Select(r => r.ProposalId).ToList();
        var unit = actor.OrganisationId;
        var own = actor.ScopeOf(Permission.RequestPlanAmendment) == Scope.OwnUnit;
        return access
            .Visible()
            .Where(p =>
                p.CallId == plan.CallId
                && (!own || p.OrganisationId == unit)
                && !cancelled.Contains(p.Id)
                && (p.State == ProposalState.Planned || p.State == ProposalState.LeftOut)
            );
    }
}
