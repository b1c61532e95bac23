using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Requests that were not answered in time rise one level: requests for records, employments, and claims that wait for the employer or for
/// recognition. A step takes a bounded number; run until it returns 0.
/// </summary>
[PortalOnly]
public sealed record RaiseUnanswered(int Batch = 200) : ICommand<int>;

internal sealed class RaiseUnansweredHandler(
    PortalDbContext db,
    RecordBindings bindings,
    EmployerRequests requests,
    PlaceAuthority places,
    AnswerTime answers,
    Flow flow,
    TimeProvider clock
) : IRequestHandler<RaiseUnanswered, int>
{
    public async Task<int> Handle(RaiseUnanswered command, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, BeijingTime.DateOf(clock.GetUtcNow()));
        var asked = await db
            .RecordBindings.Where(b => (b.State == BindingState.Asked || b.State == BindingState.Frozen) && b.DueOn < today)
            .OrderBy(b => b.DueOn)
            .ThenBy(b => b.Id)
            .Take(command.Batch)
            .ToListAsync(ct);
        foreach (var binding in asked)
            await bindings.RouteAsync(binding, await db.Learners.SingleAsync(l => l.Id == binding.LearnerId, ct), up: true, ct);
        var open = await db
            .Employments.Where(e => (e.State == EmploymentState.Pending || e.State == EmploymentState.Claimed) && e.DueOn < today)
            .OrderBy(e => e.DueOn)
            .ThenBy(e => e.Id)
            .Take(command.Batch)
            .ToListAsync(ct);
        foreach (var employment in open)
        {
            var learner = await db.Learners.SingleAsync(l => l.Id == employment.LearnerId, ct);
            if (learner.ProvisionalOfId is not null)
                employment.AnswerBy(null);
            else
                await requests.RaiseAsync(
                    employment,
                    learner,
                    await db.Organisations.Where(o => o.Id == employment.OrganisationId).Select(o => o.Name).SingleAsync(ct),
                    ct
                );
        }

        var claims = await db
            .HourClaims.Where(c => c.State == ClaimState.WithEmployer && c.DueOn < today)
            .OrderBy(c => c.DueOn)
            .ThenBy(c => c.Id)
            .Take(command.Batch)
            .ToListAsync(ct);
        foreach (var claim in claims)
            await RaiseClaimAsync(claim, ct);
        var unrecognised = await db
            .HourClaims.Where(c => c.State == ClaimState.WithAuthority && c.DueOn < today)
            .OrderBy(c => c.DueOn)
            .ThenBy(c => c.Id)
            .Take(command.Batch)
            .ToListAsync(ct);
        foreach (var claim in unrecognised)
            await RaiseRecognitionAsync(claim, ct);
        return asked.Count + open.Count + claims.Count + unrecognised.Count;
    }

    /// <summary>From the county to the city, from the city or a department to the programme office, where it stays.</summary>
    private async Task RaiseRecognitionAsync(HourClaim claim, CancellationToken ct)
    {
        var learner = await db.Learners.SingleAsync(l => l.Id == claim.LearnerId, ct);
        var chain = await places.ChainAsync(null, claim.EmployerId, learner.UserId, ct);
        var next = chain.Any(a => a.UnitId == claim.AuthorityId) ? PlaceAuthority.Above(chain, claim.AuthorityId) : chain[^1];
        claim.RecognitionRisesTo(next.UnitId, next == chain[^1] ? null : await answers.DueAsync(ct));
        var subject = new FlowSubject(nameof(HourClaim), claim.Id, claim.Title, learner.Name, Links.Claim(claim.Id));
        await flow.Of(subject)
            .ClosesAll()
            .Opens(LearnerActs.RecogniseClaim, next.Role, next.UnitId, claim.DueOn)
            .Tells(
                next.Role,
                next.UnitId,
                "The claim of {0} for “{1}” was not recognised in time: decide it instead of the level below",
                learner.Name,
                claim.Title
            )
            .DoneAsync(ct);
        if (learner.UserId is { } user)
            await flow.Of(subject with { Link = Links.MyClaim(claim.Id) })
                .Tells(user, "“{0}” was not decided in time: the next level decides now", claim.Title)
                .DoneAsync(ct);
    }

    private async Task RaiseClaimAsync(HourClaim claim, CancellationToken ct)
    {
        var learner = await db.Learners.SingleAsync(l => l.Id == claim.LearnerId, ct);
        var chain = await places.ChainAsync(null, claim.EmployerId, learner.UserId, ct);
        var next = claim.RaisedToId is { } now ? PlaceAuthority.Above(chain, now) : chain[0];
        claim.RaiseTo(next.UnitId, await answers.DueAsync(ct));
        var subject = new FlowSubject(nameof(HourClaim), claim.Id, claim.Title, learner.Name, Links.Claim(claim.Id));
        await flow.Of(subject)
            .ClosesAll()
            .Opens(LearnerActs.ConfirmClaim, next.Role, next.UnitId, claim.DueOn)
            .Tells(
                next.Role,
                next.UnitId,
                "The employer did not answer the claim of {0} for “{1}”: confirm it in its place",
                learner.Name,
                claim.Title
            )
            .DoneAsync(ct);
        if (learner.UserId is { } user)
            await flow.Of(subject with { Link = Links.MyClaim(claim.Id) })
                .Tells(user, "Your employer did not answer “{0}”: the next level decides now", claim.Title)
                .DoneAsync(ct);
    }
}
