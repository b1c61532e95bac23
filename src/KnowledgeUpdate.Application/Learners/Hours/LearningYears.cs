using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The one answer to the question which learning years are open, for claims, files and whatever else enters hours.</summary>
[Service]
public sealed class LearningYears(RuleBook rules, TimeProvider clock)
{
    /// <summary>The years that are open now, by the rule in force today.</summary>
    public async Task<OpenYears> OpenAsync(CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        return OpenYears.On(today, await rules.ParameterAsync(RuleKeys.YearsOpen, today, ct));
    }
}
