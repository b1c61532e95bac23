using CsCheck;
using KnowledgeUpdate.Domain.Calendar;

namespace KnowledgeUpdate.Domain.Tests.Calendar;

/// <summary>2026 as announced by the State Council; the days off of 2025 and 2027 are made up.</summary>
public sealed class WorkingCalendarTests
{
    private static readonly string[] Off =
    [
        "2025-01-01..2025-01-01",
        "2025-01-28..2025-02-04",
        "2025-10-01..2025-10-08",
        "2026-01-01..2026-01-03",
        "2026-02-15..2026-02-23",
        "2026-04-04..2026-04-06",
        "2026-05-01..2026-05-05",
        "2026-06-19..2026-06-21",
        "2026-09-25..2026-09-27",
        "2026-10-01..2026-10-07",
        "2027-01-01..2027-01-03",
        "2027-02-05..2027-02-11",
        "2027-10-01..2027-10-07",
    ];

    private static readonly string[] On =
    [
        "2025-01-26",
        "2025-02-08",
        "2025-10-11",
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
        "2027-02-13",
        "2027-10-09",
    ];

    private static readonly HashSet<DateOnly> OffDays =
    [
        .. Off.Select(o => o.Split("..")).SelectMany(o => Range(DateOnly.Parse(o[0]), DateOnly.Parse(o[1]))),
    ];
    private static readonly HashSet<DateOnly> OnDays = [.. On.Select(d => DateOnly.Parse(d))];
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2027, 12, 31);

    /// <summary>Every working day of the three years, picked out with no help from the calendar.</summary>
    private static readonly DateOnly[] Naive =
    [
        .. Range(First, Last).Where(d => OnDays.Contains(d) || (!OffDays.Contains(d) && (int)d.DayOfWeek is > 0 and < 6)),
    ];

    private static readonly WorkingCalendar Working = new(
        new HashSet<int> { 2025, 2026, 2027 },
        OffDays.ToDictionary(d => d, _ => false).Concat(OnDays.ToDictionary(d => d, _ => true)).ToDictionary()
    );

    private static readonly Gen<DateOnly> Day = Gen.Int[0, Last.DayNumber - First.DayNumber].Select(First.AddDays);

    [Fact]
    public void Every_day_of_three_years_is_as_announced()
    {
        Assert.Equal(Naive, Range(First, Last).Where(Working.IsWorkingDay));
        Assert.Equal(Naive, Working.DaysOf(First, Last));
        Assert.Equal(248, Naive.Count(d => d.Year == 2026));
    }

    [Fact]
    public void From_every_day_of_three_years_periods_end_where_a_naive_count_ends()
    {
        foreach (var start in Range(First, Last.AddDays(-60)))
        {
            var ahead = Naive.Where(d => d >= start).Take(11).ToArray();
            foreach (var days in new[] { 1, 5, 7, 10 })
                Assert.Equal(ahead[days - 1], Working.EndOfPeriod(start, days));
            var after = ahead.Where(d => d > start).ToArray();
            foreach (var days in new[] { 1, 5, 10 })
                Assert.Equal(after[days - 1], Working.Add(start, days));
        }
    }

    [Fact]
    public void Between_counts_as_a_naive_count_does() =>
        Gen.Select(Day, Day)
            .Sample(
                (a, b) =>
                {
                    var count = Naive.Count(d => d > (a < b ? a : b) && d <= (a < b ? b : a));

                    Assert.Equal(b < a ? -count : count, Working.Between(a, b));
                    Assert.Equal(-Working.Between(a, b), Working.Between(b, a));
                }
            );

    [Fact]
    public void Add_EndOfPeriod_and_Between_undo_one_another() =>
        Gen.Select(Day.Where(d => d < Last.AddDays(-120)), Gen.Int[0, 60])
            .Sample(
                (day, days) =>
                {
                    var end = Working.Add(day, days);

                    Assert.Equal(days, Working.Between(day, end));
                    if (days > 0)
                    {
                        Assert.Equal(end, Working.EndOfPeriod(day.AddDays(1), days));
                        Assert.Equal(days, Working.DaysOf(day.AddDays(1), end).Count());
                        Assert.True(Working.IsWorkingDay(end));
                    }
                }
            );

    [Theory]
    [InlineData("2026-12-07", 5, "2026-12-11")]
    [InlineData("2026-12-05", 5, "2026-12-11")]
    [InlineData("2026-02-13", 2, "2026-02-14")]
    [InlineData("2026-02-14", 2, "2026-02-24")]
    [InlineData("2026-09-30", 5, "2026-10-12")]
    [InlineData("2026-12-31", 2, "2027-01-04")]
    public void A_publicity_of_some_working_days_ends_on(string start, int days, string end) =>
        Assert.Equal(DateOnly.Parse(end), Working.EndOfPeriod(DateOnly.Parse(start), days));

    [Fact]
    public void A_year_that_is_not_configured_is_refused()
    {
        Assert.Equal(
            [2028],
            Refused
                .By(
                    "The working days of {0} are not configured. The system administrator enters them under Calendar.",
                    () => Working.IsWorkingDay(new DateOnly(2028, 1, 3))
                )
                .Args
        );
        Assert.Equal(
            [2028],
            Refused
                .By(
                    "The working days of {0} are not configured. The system administrator enters them under Calendar.",
                    () => Working.EndOfPeriod(new DateOnly(2027, 12, 30), 5)
                )
                .Args
        );
        Assert.Equal(
            [2024],
            Refused
                .By(
                    "The working days of {0} are not configured. The system administrator enters them under Calendar.",
                    () => Working.Between(new DateOnly(2024, 12, 1), First)
                )
                .Args
        );
        Assert.Equal((true, false), (Working.Knows(2027), Working.Knows(2028)));
    }

    [Fact]
    public void A_period_has_at_least_one_day() => Assert.Throws<ArgumentOutOfRangeException>(() => Working.EndOfPeriod(First, 0));

    private static IEnumerable<DateOnly> Range(DateOnly from, DateOnly to) =>
        Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber + 1).Select(DateOnly.FromDayNumber);
}
