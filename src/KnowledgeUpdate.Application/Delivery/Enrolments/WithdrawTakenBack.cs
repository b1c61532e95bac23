using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>An enrolment that another account entered ends; its seat goes to who waits.</summary>
internal sealed class WithdrawTakenBack(PortalDbContext db, EnrolmentBook enrolments, TimeProvider clock)
    : INotificationHandler<EnteredTakenBack>
{
    public async Task Handle(EnteredTakenBack notification, CancellationToken cancellationToken)
    {
        if (notification.Entered.Kind != EnteredKind.Enrolment)
            return;
        var enrolment = await db.Enrolments.SingleAsync(e => e.Id == notification.Entered.Id, cancellationToken);
        var seminar = await db.Seminars.SingleAsync(s => s.Id == enrolment.GatheringId, cancellationToken);
        var seats = await enrolments.HoldSeatsAsync(seminar.Id, cancellationToken);
        enrolment.Withdraw(seats, notification.Reason, clock.GetUtcNow());
        await enrolments.FillAsync(seminar, seats, cancellationToken);
        await enrolments.FollowWorkAsync(seminar, await enrolments.UndecidedAsync(seminar.Id, cancellationToken), cancellationToken);
    }
}
