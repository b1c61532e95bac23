using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The consequences of an answer about an employment, whoever gives it.</summary>
[Service]
public sealed class EmploymentAnswers(
    PortalDbContext db,
    Actor actor,
    LearnerRegistry registry,
    WaitingClaims claims,
    Flow flow,
    Worklist worklist,
    TimeProvider clock
)
{
    /// <summary>Confirms or refuses; everybody concerned is told, and the items about it are closed.</summary>
    /// <param name="byPerson">The person answers what a unit said.</param>
    public async Task AnswerAsync(Employment employment, Learner learner, bool confirm, string? reason, bool byPerson, CancellationToken ct)
    {
        var (isClaim, before) = (
            employment.State == EmploymentState.Claimed,
            await db
                .Employments.Where(e => e.LearnerId == learner.Id && e.State == EmploymentState.Confirmed)
                .Select(e => (Guid?)e.OrganisationId)
                .SingleOrDefaultAsync(ct)
        );
        var unit = await db.Organisations.SingleAsync(o => o.Id == employment.OrganisationId, ct);
        if (confirm && !unit.IsActive)
            throw new RuleException("{0} is closed. Choose the unit that took its place.", unit.Name);
        if (confirm)
            await registry.ConfirmAsync(learner, employment, ct);
        else
        {
            employment.Refuse(learner, reason ?? "", clock.GetUtcNow());
            await claims.LeaveAsync(learner, employment.OrganisationId, ct);
        }

        var subject = new FlowSubject(nameof(Employment), employment.Id, learner.Name, unit.Name, Links.Learners);
        var (person, units) = (flow.Of(subject with { Link = Links.MyHours }).ClosesAll(), flow.Of(subject));
        if (!byPerson && learner.UserId is { } user)
            person.Tells(
                user,
                confirm
                    ? "{0} has confirmed that you work there"
                    : "{0} did not confirm that you work there. Your hours stay; choose your employer again",
                isClaim || actor.OrganisationId != unit.Id ? unit.Name : actor.OrganisationName
            );
        if (isClaim || actor.OrganisationId != unit.Id)
            units.Tells(
                Role.UnitAdministrator,
                unit.Id,
                confirm ? "It is confirmed that {0} works at your unit" : "It is not confirmed that {0} works at your unit",
                learner.Name
            );
        if (confirm && before is { } left && left != actor.OrganisationId && left != unit.Id)
            units.Tells(Role.UnitAdministrator, left, "{0} works at {1} now: the employment at your unit ended", learner.Name, unit.Name);
        await person.DoneAsync(ct);
        if (confirm)
            await CloseOthersAsync(employment, learner, byPerson, ct);
        await units.DoneAsync(ct);
    }

    /// <summary>
    /// Other requests about the same person and unit are settled by it; when the person says so, those to other units too.
    /// </summary>
    private async Task CloseOthersAsync(Employment confirmed, Learner learner, bool all, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        foreach (
            var other in await db
                .Employments.Where(e =>
                    e.LearnerId == learner.Id
                    && e.Id != confirmed.Id
                    && (e.State == EmploymentState.Pending || e.State == EmploymentState.Claimed)
                    && (all || e.OrganisationId == confirmed.OrganisationId)
                )
                .ToListAsync(ct)
        )
        {
            other.Withdraw(learner, today);
            await worklist.CloseAsync(other.Id, ct);
        }

        learner.WorksAt(confirmed.OrganisationId);
    }
}
