namespace KnowledgeUpdate.Domain.Calendar;

/// <summary>One day that differs from the week's pattern: a holiday or a working weekend. Set per year and region.</summary>
public sealed class CalendarDay : Entity
{
    private CalendarDay() { }

    /// <summary>Adds a day.</summary>
    /// <param name="date">The Beijing date.</param>
    /// <param name="isWorking">True for a make-up working day, false for a holiday.</param>
    /// <param name="name">The holiday's name.</param>
    /// <param name="regional">True for a holiday of the region only, such as 壮族三月三.</param>
    public CalendarDay(DateOnly date, bool isWorking, string name, bool regional)
    {
        Date = date;
        IsWorking = isWorking;
        Name = name;
        IsRegional = regional;
    }

    /// <summary>The Beijing date.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>A make-up working day; otherwise a holiday.</summary>
    public bool IsWorking { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Of the region only, added by an administrator.</summary>
    public bool IsRegional { get; private set; }
}
