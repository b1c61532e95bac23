using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Last days of what follows a filing, by working parameters in working days.</summary>
public sealed class DeliveryDays(RuleBook rules, Calendars calendars, TimeProvider clock)
{
    /// <summary>The Beijing date so many working days from today; where the calendar does not know them, in days and half as many again.</summary>
    public async Task<DateOnly> FromTodayAsync(string parameter, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var days = await rules.ParameterAsync(parameter, today, ct);
        if (days <= 0)
            return today;
        var calendar = await calendars.GetAsync(ct);
        return calendar.Knows(today.Year) && calendar.Knows(today.AddDays((days * 2) + 20).Year) ? calendar.Add(today, days) : today.AddDays((days * 3 / 2) + 1);
    }
}
