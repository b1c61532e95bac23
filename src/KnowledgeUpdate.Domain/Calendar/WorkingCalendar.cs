namespace KnowledgeUpdate.Domain.Calendar;

/// <summary>Counts working days 工作日 from the announced days off and make-up days.</summary>
public sealed class WorkingCalendar(IReadOnlySet<int> years, IReadOnlyDictionary<DateOnly, bool> exceptions)
{
    /// <summary>Whether people work on that date.</summary>
    /// <exception cref="RuleException">The year is not configured.</exception>
    public bool IsWorkingDay(DateOnly date)
    {
        if (!years.Contains(date.Year))
            throw new RuleException(
                "The working days of {0} are not configured. The system administrator enters them under Calendar.",
                date.Year
            );
        return exceptions.TryGetValue(date, out var working) ? working : date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>Whether days of that year can be counted.</summary>
    public bool Knows(int year) => years.Contains(year);

    /// <summary>The date on which a period of <paramref name="days"/> working days ends when its first day is the first working day on or
    /// after <paramref name="start"/>.</summary>
    public DateOnly EndOfPeriod(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var date = start;
        for (var left = days; ; date = date.AddDays(1))
            if (IsWorkingDay(date) && --left == 0)
                return date;
    }

    /// <summary>The date <paramref name="days"/> working days after <paramref name="from"/>, which itself does not count.</summary>
    public DateOnly Add(DateOnly from, int days) => days == 0 ? from : EndOfPeriod(from.AddDays(1), days);

    /// <summary>
    /// Working days from <paramref name="from"/> (not counted) to <paramref name="to"/> (counted); negative when it has passed.
    /// </summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -Between(to, from);
        var count = 0;
        for (var date = from.AddDays(1); date <= to; date = date.AddDays(1))
            if (IsWorkingDay(date))
                count++;
        return count;
    }

    /// <summary>The working days of a period, for the countdown on a public notice.</summary>
    public IEnumerable<DateOnly> DaysOf(DateOnly from, DateOnly to)
    {
        for (var date = from; date <= to; date = date.AddDays(1))
            if (IsWorkingDay(date))
                yield return date;
    }
}
