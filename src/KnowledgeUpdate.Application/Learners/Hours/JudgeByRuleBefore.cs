using KnowledgeUpdate.Application.Rules;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Learning years are judged by the requirement that holds on.</summary>
internal sealed class JudgeByRuleBefore(HourLedger ledger) : INotificationHandler<RuleTakenOut>
{
    public async Task Handle(RuleTakenOut notification, CancellationToken cancellationToken)
    {
        if (notification.Rule.Key.StartsWith("hours.", StringComparison.Ordinal))
            await ledger.JudgeAllAsync(notification.Rule.EffectiveFrom, cancellationToken);
    }
}
