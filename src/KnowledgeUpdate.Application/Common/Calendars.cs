using KnowledgeUpdate.Domain.Calendar;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Loads the tenant's working-day calendar, once per message.</summary>
[Service]
public sealed class Calendars(PortalDbContext db)
{
    private WorkingCalendar? loaded;

    public async Task<WorkingCalendar> GetAsync(CancellationToken ct)
    {
        if (loaded is not null)
            return loaded;
        var years = await db.CalendarYears.Select(y => y.Year).ToListAsync(ct);
        var days = await db.CalendarDays.Select(d => new { d.Date, d.IsWorking }).ToListAsync(ct);
        return loaded = new WorkingCalendar(years.ToHashSet(), days.ToDictionary(d => d.Date, d => d.IsWorking));
    }

    /// <summary>Working days left until a date; null when a year between is not configured.</summary>
    public async Task<int?> DaysLeftAsync(DateOnly today, DateOnly? due, CancellationToken ct)
    {
        if (due is not { } date)
            return null;
        var calendar = await GetAsync(ct);
        return calendar.Knows(today.Year) && calendar.Knows(date.Year) ? calendar.Between(today, date) : null;
    }
}
