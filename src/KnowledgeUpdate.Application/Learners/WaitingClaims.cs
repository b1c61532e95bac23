using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Claims of hours that wait for an employer's confirmation, when the person's employment there ends: none waits for a unit that has no say any more.</summary>
public sealed class WaitingClaims(PortalDbContext db, PlaceAuthority places, AnswerTime answers, Worklist worklist)
{
    /// <summary>The person has no employer: the bureau of the place, else the programme office, confirms.</summary>
    public async Task LeaveAsync(Guid learnerId, Guid former, CancellationToken ct)
    {
        var claims = await db.HourClaims.Where(c => c.LearnerId == learnerId && c.EmployerId == former && c.State == ClaimState.WithEmployer).ToListAsync(ct);
        if (claims.Count == 0)
            return;
        var next = (await places.ChainAsync(null, former, null, ct))[0];
        foreach (var claim in claims)
        {
            claim.ConfirmedBy(null);
            claim.RaiseTo(next.UnitId, await answers.DueAsync(ct));
            await worklist.CloseAsync(claim.Id, ct);
            worklist.Open(LearnerActs.ConfirmClaim, nameof(HourClaim), claim.Id, next.Role, next.UnitId, claim.Title, claim.Provider, $"/claims/{claim.Id}", claim.DueOn);
        }
    }

    /// <summary>People have another employer: it confirms. Two statements, whatever the number of people.</summary>
    public async Task PassAsync(IReadOnlyCollection<Guid> learners, Guid next, CancellationToken ct)
    {
        if (learners.Count == 0)
            return;
        var claims = await db.HourClaims.Where(c => learners.Contains(c.LearnerId) && c.EmployerId != next && c.State == ClaimState.WithEmployer).ToListAsync(ct);
        if (claims.Count == 0)
            return;
        foreach (var claim in claims)
            claim.ConfirmedBy(next);
        var raised = claims.Where(c => c.RaisedToId is not null).Select(c => c.Id).ToHashSet();
        var ids = claims.Select(c => c.Id).ToList();
        foreach (var item in await db.WorkItems.Where(w => ids.Contains(w.SubjectId) && w.DoneAt == null).ToListAsync(ct))
            if (!raised.Contains(item.SubjectId))
                item.PassTo(next);
    }
}
