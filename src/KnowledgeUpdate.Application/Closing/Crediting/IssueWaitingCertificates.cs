using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Issues what waited because it was in doubt whose record it is.</summary>
internal sealed class IssueWaitingCertificates(CompletionCertificates certificates) : INotificationHandler<RecordBecameCertain>
{
    public Task Handle(RecordBecameCertain notification, CancellationToken cancellationToken) =>
        certificates.IssueWaitingAsync(notification.Record, cancellationToken);
}
