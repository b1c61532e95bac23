using System.Globalization;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Claims of hours that wait for an employer's confirmation, when the person's employment there ends: no claim may wait for a unit that can
/// no longer decide it.
/// </summary>
[Service]
public sealed class WaitingClaims(
    PortalDbContext db,
    PlaceAuthority places,
    AnswerTime answers,
    Flow flow,
    Worklist worklist,
    Notifier notifier
)
{
    /// <summary>The person has no employer: the bureau of the place, else the programme office, confirms; never the person alone.</summary>
    public async Task LeaveAsync(Learner learner, Guid former, CancellationToken ct)
    {
        var claims = await Of([learner.Id]).Where(c => c.EmployerId == former).ToListAsync(ct);
        if (claims.Count == 0)
            return;
        await RaiseAsync(claims, (await places.ChainAsync(null, former, learner.UserId, ct))[0], ct);
    }

    /// <summary>
    /// People have another employer: it confirms, or whoever answers in its place where nobody but the person acts there. What waits for
    /// the programme office, since there was no employer, stays with it.
    /// </summary>
    /// <remarks>A fixed number of statements, whatever the number of people.</remarks>
    public async Task PassAsync(IReadOnlyCollection<Learner> learners, Guid next, CancellationToken ct)
    {
        if (learners.Count == 0)
            return;
        var claims = await Of([.. learners.Select(l => l.Id)])
            .Where(c => c.EmployerId != next && (c.EmployerId != null || c.RaisedToId != null))
            .ToListAsync(ct);
        if (claims.Count == 0)
            return;
        var administrators = await db
            .Memberships.Where(m => m.OrganisationId == next && m.Role == Role.UnitAdministrator)
            .Select(m => m.UserId)
            .ToListAsync(ct);
        var kept = await db
            .Learners.Where(l => claims.Select(c => c.LearnerId).Contains(l.Id))
            .ToDictionaryAsync(l => l.Id, l => l.MergedIntoId ?? l.Id, ct);
        var own = learners.Where(l => l.UserId is { } user && administrators.Contains(user)).ToDictionary(l => l.Id);
        foreach (var administrator in claims.Where(c => own.ContainsKey(kept[c.LearnerId])).GroupBy(c => kept[c.LearnerId]))
            await PassAsync([.. administrator], next, (await places.ChainAsync(next, null, own[administrator.Key].UserId, ct))[0], ct);
        var others = claims.Where(c => !own.ContainsKey(kept[c.LearnerId])).ToList();
        if (others.Count > 0)
            await PassAsync(others, next, (await places.ChainAsync(next, null, null, ct))[0], ct);
    }

    private async Task PassAsync(List<HourClaim> claims, Guid next, Answerer answerer, CancellationToken ct)
    {
        if (answerer.UnitId != next)
        {
            await RaiseAsync(claims, answerer, ct);
            return;
        }

        foreach (var claim in claims)
            claim.ConfirmedBy(next);
        // What rose to a bureau before stays there: the new employer may confirm it, too.
        var waiting = claims.Where(c => c.RaisedToId is null).Select(c => c.Id).ToList();
        foreach (var item in await db.WorkItems.Where(w => waiting.Contains(w.SubjectId) && w.DoneAt == null).ToListAsync(ct))
            item.PassTo(next);
        if (waiting.Count > 0)
            await notifier.TellAsync(
                Role.UnitAdministrator,
                next,
                "{0} claims of people who work at your unit now wait for your confirmation",
                Links.Claims,
                ct,
                Text(waiting.Count)
            );
    }

    private async Task RaiseAsync(List<HourClaim> claims, Answerer answerer, CancellationToken ct)
    {
        var due = await answers.DueAsync(ct);
        await worklist.CloseAllAsync([.. claims.Select(c => c.Id)], ct);
        foreach (var claim in claims)
        {
            claim.ConfirmedBy(null);
            claim.RaiseTo(answerer.UnitId, due);
            await flow.Of(new FlowSubject(nameof(HourClaim), claim.Id, claim.Title, claim.Provider, Links.Claim(claim.Id)))
                .Opens(LearnerActs.ConfirmClaim, answerer.Role, answerer.UnitId, claim.DueOn)
                .DoneAsync(ct);
        }

        await notifier.TellAsync(
            answerer.Role,
            answerer.UnitId,
            "{0} claims wait for your confirmation, since no employer confirms them any more",
            Links.Claims,
            ct,
            Text(claims.Count)
        );
    }

    /// <summary>What waits of people, also under records merged into theirs.</summary>
    private IQueryable<HourClaim> Of(List<Guid> learners) =>
        db.HourClaims.Where(c =>
            c.State == ClaimState.WithEmployer
            && (
                learners.Contains(c.LearnerId)
                || db.Learners.Any(l => l.Id == c.LearnerId && l.MergedIntoId != null && learners.Contains(l.MergedIntoId.Value))
            )
        );

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
