using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Requests about where somebody works: a person asks a unit, or a unit says so of a person who has a record already.</summary>
[Service]
public sealed class EmployerRequests(
    PortalDbContext db,
    PlaceAuthority places,
    AnswerTime answers,
    WaitingClaims claims,
    Flow flow,
    Worklist worklist,
    Notifier notifier,
    TimeProvider clock
)
{
    /// <summary>
    /// A person asks a unit; a request that was open with another unit is closed. The unit is not told of a provisional record: the request
    /// for the existing record has to be decided first.
    /// </summary>
    public async Task OpenAsync(Learner learner, Organisation unit, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), BeijingTime.DateOf(clock.GetUtcNow()));
        foreach (
            var earlier in await db.Employments.Where(e => e.LearnerId == learner.Id && e.State == EmploymentState.Pending).ToListAsync(ct)
        )
        {
            earlier.Withdraw(learner, today);
            await worklist.CloseAsync(earlier.Id, ct);
        }

        var employment = new Employment(learner, unit.Id, today, confirmed: false, now);
        employment.AnswerBy(await answers.DueAsync(ct));
        db.Add(employment);
        if (learner.EmployerId == unit.Id)
            await claims.PassAsync([learner], unit.Id, ct);
        if (learner.ProvisionalOfId is not null)
            return;
        // A unit without anybody to answer is skipped: its bureau is asked at once.
        var first = (await places.ChainAsync(unit.Id, null, learner.UserId, ct))[0];
        if (first.UnitId != unit.Id)
            employment.RaiseTo(first.UnitId, employment.DueOn);
        await AskAsync(employment, learner, first, unit.Name, "{0} says to work at your unit: confirm or refuse", ct);
    }

    /// <summary>
    /// A unit says that people work there who have records already: each is asked, and so is the employer before; where there is neither,
    /// the bureau of the place. Nothing changes until one of them confirms.
    /// </summary>
    public async Task ClaimAsync(IReadOnlyCollection<Learner> learners, Guid unitId, string unitName, CancellationToken ct)
    {
        if (learners.Count == 0)
            return;
        var now = clock.GetUtcNow();
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var due = await answers.DueAsync(ct);
        var ids = learners.Select(l => l.Id).ToList();
        var asked = (
            await db
                .Employments.Where(e =>
                    ids.Contains(e.LearnerId)
                    && e.OrganisationId == unitId
                    && (e.State == EmploymentState.Claimed || e.State == EmploymentState.Confirmed)
                )
                .Select(e => e.LearnerId)
                .ToListAsync(ct)
        ).ToHashSet();
        var employers = await db
            .Employments.Where(e => ids.Contains(e.LearnerId) && e.State == EmploymentState.Confirmed)
            .ToDictionaryAsync(e => e.LearnerId, e => e.OrganisationId, ct);
        var chains = new Dictionary<Guid, Answerer>();
        foreach (var learner in learners.Where(l => !asked.Contains(l.Id)))
        {
            var employment = Employment.Claim(learner, unitId, today, now);
            employment.AnswerBy(due);
            db.Add(employment);
            if (learner.UserId is { } user)
                await flow.Of(AsMine(employment, learner, unitName))
                    .OpensFor(user, LearnerActs.AnswerEmployment, Role.Learner, unitId, due)
                    .DoneAsync(ct);
            if (!employers.TryGetValue(learner.Id, out var before) && learner.UserId is not null)
                continue;
            var place = before == Guid.Empty ? await LastUnitAsync(learner.Id, ct) ?? unitId : before;
            if (!chains.TryGetValue(place, out var first))
                chains[place] = first = (await places.ChainAsync(before == Guid.Empty ? null : before, place, null, ct)).First(a =>
                    a.UnitId != unitId || a.Role != Role.UnitAdministrator
                );
            if (first.Role != Role.UnitAdministrator)
                employment.RaiseTo(first.UnitId, due);
            await flow.Of(
                    new FlowSubject(nameof(Employment), employment.Id, learner.Name, unitName, Links.EmploymentRequest(employment.Id))
                )
                .Opens(LearnerActs.ConfirmLeaving, first.Role, first.UnitId, due)
                .DoneAsync(ct);
        }

        await notifier.TellAllAsync(
            [.. learners.Where(l => !asked.Contains(l.Id)).Select(l => l.UserId).OfType<Guid>()],
            "{0} says that you work there now: confirm or refuse",
            Links.MyEmployer,
            ct,
            unitName
        );
        foreach (var unit in chains.Values.Distinct())
            await notifier.TellAsync(
                unit.Role,
                unit.UnitId,
                "{0} says that people of your unit or place work there now: confirm or refuse",
                Links.Desk,
                ct,
                unitName
            );
    }

    /// <summary>Nobody answered: the request rises one level, and everybody concerned is told.</summary>
    public async Task RaiseAsync(Employment employment, Learner learner, string unitName, CancellationToken ct)
    {
        var isClaim = employment.State == EmploymentState.Claimed;
        var chain = isClaim
            ? await places.ChainOfAsync(learner.Id, employment.OrganisationId, null, skipEmployer: false, ct)
            : await places.ChainAsync(employment.OrganisationId, null, learner.UserId, ct);
        var next = PlaceAuthority.Above(chain, employment.RaisedToId ?? chain[0].UnitId);
        if (next.Role == Role.UnitAdministrator)
            next = chain.First(a => a.Role != Role.UnitAdministrator);
        var due = await answers.DueAsync(ct);
        employment.RaiseTo(next.UnitId, due);
        await worklist.CloseAsync(employment.Id, ct);
        await AskAsync(employment, learner, next, unitName, "Nobody answered about the employment of {0}: decide in their place", ct);
        if (learner.UserId is { } user)
        {
            var mine = AsMine(employment, learner, unitName);
            if (isClaim)
                await flow.Of(mine)
                    .OpensFor(user, LearnerActs.AnswerEmployment, Role.Learner, employment.OrganisationId, due)
                    .DoneAsync(ct);
            await flow.Of(mine with { Link = Links.MyRecord })
                .Tells(user, "Nobody answered about your employment at {0}: the next level decides now", unitName)
                .DoneAsync(ct);
        }
    }

    private Task<Guid?> LastUnitAsync(Guid learnerId, CancellationToken ct) =>
        db
            .Employments.Where(e => e.LearnerId == learnerId && e.State == EmploymentState.Ended)
            .OrderByDescending(e => e.To)
            .ThenByDescending(e => e.Id)
            .Select(e => (Guid?)e.OrganisationId)
            .FirstOrDefaultAsync(ct);

    private async Task AskAsync(
        Employment employment,
        Learner learner,
        Answerer who,
        string unitName,
        [Sentence] string key,
        CancellationToken ct
    )
    {
        await flow.Of(new FlowSubject(nameof(Employment), employment.Id, learner.Name, unitName, Links.EmploymentRequest(employment.Id)))
            .Opens(LearnerActs.ConfirmEmployment, who.Role, who.UnitId, employment.DueOn)
            .Tells(who.Role, who.UnitId, key, learner.Name)
            .DoneAsync(ct);
    }

    /// <summary>The employment as the person meets it who is asked about it.</summary>
    private static FlowSubject AsMine(Employment employment, Learner learner, string unitName) =>
        new(nameof(Employment), employment.Id, unitName, learner.Name, Links.MyEmployer);
}
