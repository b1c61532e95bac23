using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>Sheets that an expert leaves behind go to others.</summary>
internal sealed class ReplaceExpert(ExpertReplacement experts) : INotificationHandler<ExpertLeft>
{
    public Task Handle(ExpertLeft notification, CancellationToken cancellationToken) =>
        experts.StandInForAsync(notification.UserId, cancellationToken);
}
