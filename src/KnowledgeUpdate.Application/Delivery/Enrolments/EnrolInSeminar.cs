using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A learner registers for a seminar.</summary>
/// <returns>Where the enrolment stands.</returns>
[SignedIn]
public sealed record EnrolInSeminar(Guid SeminarId) : ICommand<EnrolmentState>;

internal sealed class EnrolInSeminarHandler(
    PortalDbContext db,
    Actor actor,
    EnrolmentAccess own,
    EnrolmentBook enrolments,
    TimeProvider clock
) : IRequestHandler<EnrolInSeminar, EnrolmentState>
{
    public async Task<EnrolmentState> Handle(EnrolInSeminar command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var learner = await own.MeAsync(ct);
        var seminar = await db.OpenSeminarAsync(command.SeminarId, s => s.Implementation!.OpenRegistration, clock.GetUtcNow(), ct);
        var seats = await enrolments.HoldSeatsAsync(seminar.Id, ct);
        var (enrolment, isNew) = (
            await enrolments.EnterAsync(seminar, seats, [learner], EnrolmentRoute.Registration, actor.Me, null, ct)
        ).Single();
        if (!isNew && enrolment.State == EnrolmentState.Declined)
            throw new RuleException("The host did not admit you: {0}. Ask the host if this has changed.", enrolment.Reason);
        await enrolments.FollowWorkAsync(seminar, await enrolments.UndecidedAsync(seminar.Id, ct), ct);
        return enrolment.State;
    }
}
