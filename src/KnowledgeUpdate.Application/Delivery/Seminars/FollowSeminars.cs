using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>
/// Runs once a day: opens a seminar for every row of a published plan and asks for the closing papers of those that have ended.
/// </summary>
[PortalOnly]
public sealed record FollowSeminars : ICommand<int>;

internal sealed class FollowSeminarsHandler(PortalDbContext db, SeminarOpening opening, Flow flow, TimeProvider clock)
    : IRequestHandler<FollowSeminars, int>
{
    public async Task<int> Handle(FollowSeminars command, CancellationToken cancellationToken)
    {
        var opened = 0;
        foreach (
            var proposal in await db
                .SeminarProposals.Where(p => p.State == ProposalState.Planned && !db.Seminars.Any(s => s.ProposalId == p.Id))
                .OrderBy(p => p.Id)
                .Take(200)
                .ToListAsync(cancellationToken)
        )
        {
            if (
                proposal.StartsOn is null
                || proposal.Content.EndsOn is null
                || await db.AnnualPlans.SingleOrDefaultAsync(
                    p => p.CallId == proposal.CallId && p.State == PlanState.Published,
                    cancellationToken
                )
                    is not { } plan
            )
                continue;
            if (plan.Rows.FirstOrDefault(r => r.ProposalId == proposal.Id) is not { IsCancelled: false })
                continue;
            await opening.OpenAsync(proposal, plan, cancellationToken);
            opened++;
        }

        var today = BeijingTime.DateOf(clock.GetUtcNow());
        foreach (
            var seminar in await db
                .Seminars.Where(s =>
                    s.State == SeminarState.Filed
                    && s.EndsOn < today
                    && !db.WorkItems.Any(w => w.SubjectId == s.Id && w.Act == ClosingActs.FilePapers && w.DoneAt == null)
                )
                .OrderBy(s => s.Id)
                .Take(200)
                .ToListAsync(cancellationToken)
        )
        {
            var due = await opening.PapersDueAsync(seminar, cancellationToken);
            await flow.Of(
                    new FlowSubject(
                        nameof(Seminar),
                        seminar.Id,
                        seminar.Title,
                        $"{seminar.EndsOn:yyyy-MM-dd}",
                        Links.ClosingPapers(seminar.Id)
                    )
                )
                .Opens(ClosingActs.FilePapers, Role.UnitAdministrator, seminar.HostId, due)
                .Tells(Role.UnitAdministrator, seminar.HostId, "“{0}” is over: file its closing papers", seminar.Title)
                .DoneAsync(cancellationToken);
        }

        return opened;
    }
}
