using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Outcomes that were told already are worked out again when a record of attendance is corrected.</summary>
internal sealed class SettleCorrected(SeminarOutcomes outcomes) : INotificationHandler<AttendanceCorrected>
{
    public async Task Handle(AttendanceCorrected notification, CancellationToken cancellationToken)
    {
        if (notification.Gathering is Seminar { OutcomesToldAt: not null } seminar)
            await outcomes.SettleAgainAsync(seminar, cancellationToken);
    }
}
