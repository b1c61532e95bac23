using KnowledgeUpdate.Application.Rules;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Learning years are judged by the requirement in force.</summary>
internal sealed class JudgeByRuleOfNow(HourLedger ledger) : INotificationHandler<RuleChanged>
{
    public async Task Handle(RuleChanged notification, CancellationToken cancellationToken)
    {
        if (notification.Rule.Key.StartsWith("hours.", StringComparison.Ordinal))
            await ledger.JudgeAllAsync(notification.Rule.EffectiveFrom, cancellationToken);
    }
}
