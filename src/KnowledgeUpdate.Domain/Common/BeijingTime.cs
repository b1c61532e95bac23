namespace KnowledgeUpdate.Domain.Common;

/// <summary>Beijing dates and UTC instants. China has had one zone without summer time since 1991, so the offset is a constant.</summary>
public static class BeijingTime
{
    /// <summary>UTC+8.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The Beijing date of an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant as a Beijing clock shows it.</summary>
    public static DateTime LocalOf(DateTimeOffset instant) => instant.ToOffset(Offset).DateTime;

    /// <summary>The first instant of a Beijing date.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => At(date.ToDateTime(TimeOnly.MinValue));

    /// <summary>The end of a Beijing date, 24:00, which is the first instant of the next: a deadline includes its day.</summary>
    public static DateTimeOffset EndOf(DateOnly date) => StartOf(date.AddDays(1));

    /// <summary>The UTC instant of a Beijing clock time.</summary>
    public static DateTimeOffset At(DateTime local) =>
        new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Offset).ToUniversalTime();
}
