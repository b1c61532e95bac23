using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Common;

/// <summary>The deadline for answering a request about a person.</summary>
[Service]
public sealed class AnswerTime(WorkingDays days)
{
    private DateOnly? due;

    /// <summary>The last Beijing date, counted in working days from today.</summary>
    public async Task<DateOnly> DueAsync(CancellationToken ct) => due ??= await days.FromTodayAsync(RuleKeys.AnswerDays, ct);
}
