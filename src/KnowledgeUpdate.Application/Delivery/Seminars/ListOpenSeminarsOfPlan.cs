namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Which rows of a plan take enrolments now: the seminar of each such proposal, for everybody.</summary>
[Public]
public sealed record ListOpenSeminarsOfPlan(Guid PlanId) : IQuery<IReadOnlyDictionary<Guid, Guid>>;

internal sealed class ListOpenSeminarsOfPlanHandler(PortalDbContext db, TimeProvider clock)
    : IRequestHandler<ListOpenSeminarsOfPlan, IReadOnlyDictionary<Guid, Guid>>
{
    public async Task<IReadOnlyDictionary<Guid, Guid>> Handle(ListOpenSeminarsOfPlan query, CancellationToken cancellationToken) =>
        await db.TakingEnrolments(clock.GetUtcNow())
            .Where(s => s.PlanId == query.PlanId)
            .ToDictionaryAsync(s => s.ProposalId, s => s.Id, cancellationToken);
}
