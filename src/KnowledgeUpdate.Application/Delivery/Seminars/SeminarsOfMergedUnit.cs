using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Seminars that a unit held, and its people in seminars, pass to its successor.</summary>
internal sealed class SeminarsOfMergedUnit(PortalDbContext db) : INotificationHandler<UnitMerged>
{
    private static readonly SeminarState[] Over = [SeminarState.Closed, SeminarState.Cancelled];

    public async Task Handle(UnitMerged notification, CancellationToken cancellationToken)
    {
        var (unit, target, ct) = (notification.Unit.Id, notification.Target, cancellationToken);
        foreach (var seminar in await db.Seminars.Where(s => s.HostId == unit && !Over.Contains(s.State)).ToListAsync(ct))
            seminar.PassTo(target.Id, target.Name);
        // Also of seminars that are over: outcomes are still told to the employer.
        foreach (
            var enrolment in await db
                .Enrolments.Where(e =>
                    e.EmployerId == unit
                    && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Confirmed)
                    && db.Seminars.Any(s => s.Id == e.GatheringId && !Over.Contains(s.State))
                )
                .ToListAsync(ct)
        )
            enrolment.PassTo(target.Id, target.Name);
    }
}
