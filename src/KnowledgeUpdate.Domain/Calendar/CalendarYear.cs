namespace KnowledgeUpdate.Domain.Calendar;

/// <summary>A year whose days off have been announced. Without it no deadline in that year is computed, since nothing is guessed.</summary>
public sealed class CalendarYear : Entity
{
    private CalendarYear() { }

    /// <summary>Opens the year for counting.</summary>
    public CalendarYear(int year, string source) => (Year, Source) = (year, source);

    public int Year { get; private set; }

    /// <summary>The announcement it comes from.</summary>
    public string Source { get; private set; } = "";
}
