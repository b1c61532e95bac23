using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The deadline for answering a request about a person.</summary>
[Service]
public sealed class AnswerTime(RuleBook rules, Calendars calendars, TimeProvider clock)
{
    private DateOnly? due;

    /// <summary>
    /// The last Beijing date, counted in working days from today; where the calendar is not configured, in one and a half times as many
    /// calendar days.
    /// </summary>
    public async Task<DateOnly> DueAsync(CancellationToken ct)
    {
        if (due is { } known)
            return known;
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var days = await rules.ParameterAsync(RuleKeys.AnswerDays, today, ct);
        var calendar = await calendars.GetAsync(ct);
        var far = today.AddDays((days * 2) + 20);
        due = calendar.Knows(today.Year) && calendar.Knows(far.Year) ? calendar.Add(today, days) : today.AddDays((days * 3 / 2) + 1);
        return due.Value;
    }
}
