using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Closes first review or scoring and opens the plan bench: the recommended proposals become its candidates.</summary>
[Requires(Permission.FormAnnualPlan)]
public sealed record OpenPlanBench(Guid CallId, uint Version) : ICommand<Guid>;

internal sealed class OpenPlanBenchHandler(
    PortalDbContext db,
    Actor actor,
    CallActs acts,
    ScoringRounds rounds,
    Flow flow,
    TimeProvider clock
) : IRequestHandler<OpenPlanBench, Guid>
{
    public async Task<Guid> Handle(OpenPlanBench command, CancellationToken cancellationToken)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == command.CallId, cancellationToken);
        db.Expect(call, command.Version);
        if (await acts.BenchHindranceAsync(call, cancellationToken) is { } hindrance)
            throw hindrance;
        call.BeginComposing(await acts.AwaitingAsync(call, cancellationToken), 0, clock.GetUtcNow());
        var proposals = await db
            .SeminarProposals.Where(p => p.CallId == call.Id && (p.State == ProposalState.Recommended || p.State == ProposalState.Scoring))
            .ToListAsync(cancellationToken);
        var means = await rounds.CloseAsync(call.Id, cancellationToken);
        foreach (var proposal in proposals)
            proposal.BeginComposing(means.TryGetValue(proposal.Id, out var mean) ? mean : null);

        var plan = new AnnualPlan(call);
        db.AddRange(plan, new PlanVariant(plan.Id, "A", [], clock.GetUtcNow()));
        await flow.Of(new FlowSubject(nameof(SeminarCall), call.Id, call.Title, $"{proposals.Count}", Links.Call(call.Id)))
            .ClosesAll()
            .DoneAsync(cancellationToken);
        await flow.Of(new FlowSubject(nameof(AnnualPlan), plan.Id, call.Title, $"{proposals.Count}", Links.Bench(plan.Id)))
            .Opens(SeminarActs.Compose, Role.ProgrammeOffice, actor.MyUnit)
            .DoneAsync(cancellationToken);
        return plan.Id;
    }
}
