using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// A unit enters a member of its staff. Somebody without a record is staff at once; for somebody with a record it is a request, and the old
/// employment stands until the person or the former employer confirms.
/// </summary>
[Requires(Permission.EnterLearner)]
public sealed record EnterLearner(string? Name, IdentityKind Kind, string? Number, Profession Profession) : ICommand<EnteredLearner>;

/// <summary>What came of it.</summary>
/// <param name="Id">The record, when the person is staff now; null: the person or the employer before is asked.</param>
public sealed record EnteredLearner(Guid? Id);

internal sealed class EnterLearnerHandler(
    PortalDbContext db,
    LearnerRegistry registry,
    EmployerRequests requests,
    Actor actor,
    Notifier notifier,
    IStringLocalizer<LearnersText> text
) : IRequestHandler<EnterLearner, EnteredLearner>
{
    public async Task<EnteredLearner> Handle(EnterLearner command, CancellationToken cancellationToken)
    {
        var (ct, unit) = (cancellationToken, actor.MyUnit);
        var identity = await registry.CheckAsync(new IdentityInput(command.Name, command.Kind, command.Number), ct);
        await registry.CheckAsync(command.Profession, ct);
        var learner = await registry.FindAsync(identity.Kind, identity.Number, ct);
        if (learner is not null && learner.Name != identity.Name)
            throw Faults.Beside(
                nameof(command.Name),
                text["A record with this number has another name. Compare with the card; the programme office corrects names"]
            );
        if (
            learner is not null
            && !await db.Employments.AnyAsync(
                e =>
                    e.LearnerId == learner.Id
                    && e.OrganisationId == unit
                    && (e.State == EmploymentState.Confirmed || e.State == EmploymentState.Pending),
                ct
            )
        )
        {
            await requests.ClaimAsync([learner], unit, actor.OrganisationName, ct);
            return new EnteredLearner(null);
        }

        learner ??= registry.Enter(identity, command.Profession);
        await registry.EmployAsync([learner], unit, ct);
        if (learner.UserId is { } user)
            await notifier.TellAsync(user, "{0} has entered you as staff", Links.MyHours, ct, actor.OrganisationName);
        return new EnteredLearner(learner.Id);
    }
}
