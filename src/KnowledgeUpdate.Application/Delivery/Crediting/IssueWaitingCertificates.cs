using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Issues what waited because it was in doubt whose record it is.</summary>
internal sealed class IssueWaitingCertificates(SeminarCertificates certificates) : INotificationHandler<RecordBecameCertain>
{
    public Task Handle(RecordBecameCertain notification, CancellationToken cancellationToken) =>
        certificates.IssueWaitingAsync(notification.Record, cancellationToken);
}
