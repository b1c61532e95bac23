using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>
/// Seminars that the reader may ask to amend: those of the reader's own unit, in the plan or left out; for the office, all of them.
/// </summary>
[Requires(Permission.RequestPlanAmendment)]
public sealed record ListAmendable(Guid PlanId) : IQuery<IReadOnlyList<AmendableSeminar>>;

/// <summary>A seminar that can be amended.</summary>
/// <param name="Seated">People with a seat, 人.</param>
/// <param name="Waiting">On the waiting list or awaiting confirmation, 人.</param>
public sealed record AmendableSeminar(Guid Id, string Title, bool IsInPlan, int Seated, int Waiting);

internal sealed class ListAmendableHandler(PortalDbContext db, PlanActs acts)
    : IRequestHandler<ListAmendable, IReadOnlyList<AmendableSeminar>>
{
    public async Task<IReadOnlyList<AmendableSeminar>> Handle(ListAmendable query, CancellationToken cancellationToken)
    {
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(
            p => p.Id == query.PlanId && p.State == PlanState.Published,
            cancellationToken
        );
        return await acts.Amendable(plan)
            .OrderBy(p => p.State)
            .ThenBy(p => p.Number)
            .Select(p => new AmendableSeminar(
                p.Id,
                p.Title,
                p.State == ProposalState.Planned,
                db.Enrolments.Count(e =>
                    e.State == EnrolmentState.Confirmed && db.Seminars.Any(s => s.Id == e.GatheringId && s.ProposalId == p.Id)
                ),
                db.Enrolments.Count(e =>
                    (e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Applied)
                    && db.Seminars.Any(s => s.Id == e.GatheringId && s.ProposalId == p.Id)
                )
            ))
            .ToListAsync(cancellationToken);
    }
}
