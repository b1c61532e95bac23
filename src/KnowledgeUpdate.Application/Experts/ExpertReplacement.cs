using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>Gives what is to be scored to another expert when one withdraws or leaves.</summary>
[Service]
public sealed class ExpertReplacement(
    PortalDbContext db,
    AuditWriter audit,
    Parties parties,
    Worklist worklist,
    ScoringDesks desks,
    TimeProvider clock
)
{
    /// <summary>
    /// An expert leaves: sheets not submitted go to others, those submitted stand; nothing is assigned to the person any more.
    /// </summary>
    /// <exception cref="RuleException">No expert is free of conflict for one of them.</exception>
    public async Task StandInForAsync(Guid userId, CancellationToken ct)
    {
        foreach (var expert in await db.Experts.Where(e => e.UserId == userId && e.IsActive).ToListAsync(ct))
            expert.Pause();
        foreach (var open in await OpenSheets().Where(a => a.UserId == userId).OrderBy(a => a.Id).ToListAsync(ct))
        {
            await LeaveAsync(open, ct);
            await worklist.CloseAsync(open.RoundId, ct, ExpertActs.Score, userId);
            // The next replacement counts this one among the load of the expert who took it.
            await audit.SaveAsync(ct);
        }
    }

    /// <summary>
    /// Experts employed by a unit are taken off unsubmitted sheets for what that unit filed; others replace them.
    /// </summary>
    /// <exception cref="RuleException">No expert is free of conflict for one of them.</exception>
    public async Task StandAsideForAsync(Guid unitId, CancellationToken ct)
    {
        foreach (
            var open in await OpenSheets()
                .Where(a =>
                    db.Experts.Any(e => e.Id == a.ExpertId && e.EmployerId == unitId)
                    && db.ScoredSubjects.Any(s => s.RoundId == a.RoundId && s.SubjectId == a.SubjectId && s.HostId == unitId)
                )
                .OrderBy(a => a.Id)
                .ToListAsync(ct)
        )
        {
            await LeaveAsync(open, ct);
            await audit.SaveAsync(ct);
        }
    }

    /// <summary>The expert stands aside; the free expert with the fewest sheets takes over, experts in the field first.</summary>
    /// <exception cref="RuleException">No expert is free of conflict.</exception>
    public async Task LeaveAsync(ExpertAssignment sheet, CancellationToken ct)
    {
        sheet.StandAside();
        var round = await db.ScoringRounds.SingleAsync(r => r.Id == sheet.RoundId, ct);
        var subject = await db.ScoredSubjects.SingleAsync(s => s.RoundId == sheet.RoundId && s.SubjectId == sheet.SubjectId, ct);
        var next = await NextAsync(subject, sheet.UserId, ct);
        db.Add(new ExpertAssignment(round.Id, subject.SubjectId, next.Id, next.UserId));
        await desks.AddAsync(round, next, subject, ct);
    }

    private IQueryable<ExpertAssignment> OpenSheets() =>
        db.ExpertAssignments.Where(a =>
            a.State == AssignmentState.Open && db.ScoringRounds.Any(r => r.Id == a.RoundId && r.ClosedAt == null)
        );

    private async Task<Expert> NextAsync(ScoredSubject subject, Guid leaving, CancellationToken ct)
    {
        var host = await db.Organisations.SingleAsync(o => o.Id == subject.HostId, ct);
        var free = await db
            .Experts.Where(e =>
                e.IsActive
                && e.UserId != leaving
                && !db.ExpertAssignments.Any(a => a.RoundId == subject.RoundId && a.SubjectId == subject.SubjectId && a.ExpertId == e.Id)
                && !db.ConflictsOfInterest.Any(c => c.SubjectId == subject.SubjectId && c.UserId == e.UserId)
            )
            .Select(e => new
            {
                Expert = e,
                Employer = db.Organisations.SingleOrDefault(o => o.Id == e.EmployerId),
                Load = db.ExpertAssignments.Count(a => a.RoundId == subject.RoundId && a.ExpertId == e.Id),
            })
            .ToListAsync(ct);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        foreach (
            var next in free.Where(f => !ConflictOfInterest.Between(f.Expert.Name, f.Employer, host, subject.People).Any())
                .OrderBy(f => f.Load)
                .ThenByDescending(f => f.Expert.Fields.Contains(subject.Field ?? ""))
                .ThenBy(f => f.Expert.Id)
                .Select(f => f.Expert)
        )
        {
            var accounts = await parties.AccountsAsync([next.UserId], ct);
            if (
                !(await parties.BelongingAsync(accounts, [host.Id], ct))(host.Id, today)
                && !await db.ConflictsOfInterest.AnyAsync(c => accounts.Contains(c.UserId) && c.SubjectId == subject.SubjectId, ct)
            )
                return next;
        }

        throw new RuleException(
            "No other expert is free of conflict for “{0}”. The programme office enters more experts first.",
            subject.Title
        );
    }
}
