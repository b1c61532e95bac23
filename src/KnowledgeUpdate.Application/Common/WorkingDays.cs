namespace KnowledgeUpdate.Application.Common;

/// <summary>Last days by working parameters in working days.</summary>
[Service]
public sealed class WorkingDays(RuleBook rules, Calendars calendars, TimeProvider clock)
{
    /// <summary>
    /// The Beijing date so many working days from today; where the calendar is not configured, one and a half times as many calendar days.
    /// </summary>
    public Task<DateOnly> FromTodayAsync(string parameter, CancellationToken ct) =>
        AfterAsync(BeijingTime.DateOf(clock.GetUtcNow()), parameter, ct);

    /// <summary>The same from another day on.</summary>
    public async Task<DateOnly> AfterAsync(DateOnly day, string parameter, CancellationToken ct)
    {
        var days = await rules.ParameterAsync(parameter, BeijingTime.DateOf(clock.GetUtcNow()), ct);
        if (days <= 0)
            return day;
        var calendar = await calendars.GetAsync(ct);
        return calendar.Knows(day.Year) && calendar.Knows(day.AddDays((days * 2) + 20).Year)
            ? calendar.Add(day, days)
            : day.AddDays((days * 3 / 2) + 1);
    }
}
