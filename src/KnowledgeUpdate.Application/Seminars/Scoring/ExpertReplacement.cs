using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Gives a proposal to another expert when one withdraws or leaves.</summary>
[Service]
public sealed class ExpertReplacement(PortalDbContext db, AuditWriter audit, Worklist worklist, Notifier notifier)
{
    /// <summary>
    /// An expert leaves: sheets not submitted go to others, those submitted stand; nothing is assigned to the person any more.
    /// </summary>
    /// <exception cref="RuleException">No expert is free of conflict for one of them.</exception>
    public async Task StandInForAsync(Guid userId, CancellationToken ct)
    {
        foreach (var expert in await db.Experts.Where(e => e.UserId == userId && e.IsActive).ToListAsync(ct))
            expert.Revise(expert.EmployerId, expert.Title, expert.Fields, false);
        foreach (
            var open in await db
                .ExpertAssignments.Where(a =>
                    a.UserId == userId
                    && a.State == AssignmentState.Open
                    && db.SeminarCalls.Any(c => c.Id == a.CallId && c.State == CallState.Scoring)
                )
                .OrderBy(a => a.Id)
                .ToListAsync(ct)
        )
        {
            open.StandAside();
            await ReplaceAsync(await db.SeminarProposals.Include(p => p.Call).SingleAsync(p => p.Id == open.ProposalId, ct), userId, ct);
            await worklist.CloseAsync(open.CallId, ct, WorkActs.Score, userId);
            // The next replacement counts this one among the load of the expert who took it.
            await audit.SaveAsync(ct);
        }
    }

    /// <summary>
    /// Experts employed by a unit are taken off unsubmitted scoring sheets for that unit's proposals; others replace them.
    /// </summary>
    /// <exception cref="RuleException">No expert is free of conflict for one of them.</exception>
    public async Task StandAsideForAsync(Guid unitId, CancellationToken ct)
    {
        foreach (
            var open in await db
                .ExpertAssignments.Where(a =>
                    a.State == AssignmentState.Open
                    && db.Experts.Any(e => e.Id == a.ExpertId && e.EmployerId == unitId)
                    && db.SeminarProposals.Any(p => p.Id == a.ProposalId && p.OrganisationId == unitId)
                    && db.SeminarCalls.Any(c => c.Id == a.CallId && c.State == CallState.Scoring)
                )
                .OrderBy(a => a.Id)
                .ToListAsync(ct)
        )
        {
            open.StandAside();
            await ReplaceAsync(
                await db.SeminarProposals.Include(p => p.Call).SingleAsync(p => p.Id == open.ProposalId, ct),
                open.UserId,
                ct
            );
            await audit.SaveAsync(ct);
        }
    }

    /// <summary>The free expert with the fewest proposals takes over; experts in the field come first.</summary>
    /// <param name="leaving">Account of the expert who is replaced.</param>
    /// <exception cref="RuleException">No expert is free of conflict.</exception>
    public async Task ReplaceAsync(SeminarProposal proposal, Guid leaving, CancellationToken ct)
    {
        var host = await db.Organisations.SingleAsync(o => o.Id == proposal.OrganisationId, ct);
        var free = await db
            .Experts.Where(e =>
                e.IsActive
                && e.UserId != leaving
                && !db.ExpertAssignments.Any(a => a.ProposalId == proposal.Id && a.ExpertId == e.Id)
                && !db.ConflictsOfInterest.Any(c => c.ProposalId == proposal.Id && c.UserId == e.UserId)
            )
            .Select(e => new
            {
                Expert = e,
                Employer = db.Organisations.Single(o => o.Id == e.EmployerId),
                Load = db.ExpertAssignments.Count(a => a.CallId == proposal.CallId && a.ExpertId == e.Id),
            })
            .ToListAsync(ct);
        var next =
            free.Where(f => !ConflictOfInterest.Between(f.Expert.Name, f.Employer, host, [.. proposal.LecturerNames]).Any())
                .OrderBy(f => f.Load)
                .ThenByDescending(f => f.Expert.Fields.Contains(proposal.Field ?? ""))
                .ThenBy(f => f.Expert.Id)
                .FirstOrDefault()
                ?.Expert
            ?? throw new RuleException(
                "No other expert is free of conflict for this proposal. The programme office enters more experts first."
            );
        db.Add(new ExpertAssignment(proposal.CallId, proposal.Id, next.Id, next.UserId));
        if (
            !await db.WorkItems.AnyAsync(
                w => w.SubjectId == proposal.CallId && w.UserId == next.UserId && w.Act == WorkActs.Score && w.DoneAt == null,
                ct
            )
        )
            worklist.Open(
                WorkActs.Score,
                nameof(SeminarCall),
                proposal.CallId,
                Role.Expert,
                next.EmployerId,
                proposal.Call.Title,
                "1",
                Links.MyScoring,
                proposal.Call.Terms.ScoringDueOn,
                next.UserId
            );
        await notifier.TellAsync(next.UserId, "“{0}” is yours to score", Links.MyScoring, ct, proposal.Title);
    }
}
