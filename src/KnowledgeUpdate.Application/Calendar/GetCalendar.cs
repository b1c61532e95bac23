using FluentValidation;

namespace KnowledgeUpdate.Application.Calendar;

/// <summary>A year of the working-day calendar.</summary>
/// <param name="Year">Null: this year.</param>
[Requires(Permission.ReadCalendar)]
public sealed record GetCalendar(int? Year) : IQuery<CalendarView>;

/// <param name="Source">The announcement; null: the year is not open and no deadline in it is computed.</param>
/// <param name="Days">Days that differ from the week's pattern.</param>
public sealed record CalendarView(
    int Year,
    DateOnly Today,
    string? Source,
    IReadOnlyList<int> Years,
    IReadOnlyDictionary<DateOnly, DayLine> Days
);

/// <summary>A day that differs.</summary>
public sealed record DayLine(DateOnly Date, bool IsWorking, string Name, bool IsRegional);

internal sealed class GetCalendarHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<GetCalendar, CalendarView>
{
    public async Task<CalendarView> Handle(GetCalendar query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var year = query.Year is >= OpenCalendarYearValidator.First and <= OpenCalendarYearValidator.Last ? query.Year.Value : today.Year;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var years = await db.CalendarYears.OrderBy(y => y.Year).Select(y => new { y.Year, y.Source }).ToListAsync(cancellationToken);
        var days = await db
            .CalendarDays.Where(d => d.Date >= first && d.Date <= last)
            .Select(d => new DayLine(d.Date, d.IsWorking, d.Name, d.IsRegional))
            .ToListAsync(cancellationToken);
        return new CalendarView(
            year,
            today,
            years.FirstOrDefault(y => y.Year == year)?.Source,
            [.. years.Select(y => y.Year)],
            days.ToDictionary(d => d.Date)
        );
    }
}
