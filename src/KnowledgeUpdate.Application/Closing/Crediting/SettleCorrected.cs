using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Domain.Closing;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Outcomes that were told already are worked out again when a record of attendance is corrected.</summary>
internal sealed class SettleCorrected(OutcomeSettlement outcomes) : INotificationHandler<AttendanceCorrected>
{
    public async Task Handle(AttendanceCorrected notification, CancellationToken cancellationToken)
    {
        if (notification.Gathering is CreditedGathering { OutcomesToldAt: not null } gathering)
            await outcomes.SettleAgainAsync(gathering, cancellationToken);
    }
}
