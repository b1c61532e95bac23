using System.Text;
using KnowledgeUpdate.Documents.Delivery;

namespace KnowledgeUpdate.Documents.Tests.Delivery;

public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Written = new(2026, 11, 24, 2, 30, 0, TimeSpan.Zero);

    private static readonly CalendarEvent Morning = new()
    {
        Id = "1-morning@gx.example",
        Title = "高级研修班 · 上午",
        Place = "南宁市大学东路100号",
        Description = "承办单位：邕江大学",
        Address = new Uri("https://gx.example/open-seminars/1"),
        IsCancelled = false,
        From = new DateTimeOffset(2027, 3, 8, 8, 30, 0, TimeSpan.FromHours(8)),
        To = new DateTimeOffset(2027, 3, 8, 12, 0, 0, TimeSpan.FromHours(8)),
    };

    private static string[] Lines(params CalendarEvent[] events)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(CalendarFile.Write(events, Written));
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var lines = text[..^2].Split("\r\n");
        Assert.DoesNotContain(lines, l => l.Contains('\r') || l.Contains('\n'));
        return lines;
    }

    [Fact]
    public void An_event_between_two_instants_is_written_in_UTC() =>
        Assert.Equal(
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//KnowledgeUpdate//Seminars//EN",
                "CALSCALE:GREGORIAN",
                "BEGIN:VEVENT",
                "UID:1-morning@gx.example",
                "DTSTAMP:20261124T023000Z",
                "DTSTART:20270308T003000Z",
                "DTEND:20270308T040000Z",
                "SUMMARY:高级研修班 · 上午",
                "LOCATION:南宁市大学东路100号",
                "DESCRIPTION:承办单位：邕江大学",
                "URL:https://gx.example/open-seminars/1",
                "STATUS:CONFIRMED",
                "END:VEVENT",
                "END:VCALENDAR",
            ],
            Lines(Morning)
        );

    [Fact]
    public void Whole_days_end_before_the_day_after_and_a_cancelled_event_says_so()
    {
        var lines = Lines(Morning with { FirstDay = new DateOnly(2027, 2, 27), LastDay = new DateOnly(2027, 2, 28), IsCancelled = true });

        Assert.Equal(["DTSTART;VALUE=DATE:20270227", "DTEND;VALUE=DATE:20270301"], lines.Where(l => l.StartsWith("DT", Ordinal)).Skip(1));
        Assert.Contains("STATUS:CANCELLED", lines);
    }

    [Fact]
    public void Signs_with_a_meaning_are_escaped_and_nothing_begins_a_line_of_its_own()
    {
        var lines = Lines(Morning with { Title = "甲,乙;丙\\丁\r\nEND:VCALENDAR\u0007", Description = "一\r\n二\n三" });

        Assert.Contains(@"SUMMARY:甲\,乙\;丙\\丁\nEND:VCALENDAR", lines);
        Assert.Contains(@"DESCRIPTION:一\n二\n三", lines);
        Assert.Single(lines, "END:VCALENDAR");
    }

    [Fact]
    public void Long_lines_are_folded_at_75_octets_and_never_within_a_character()
    {
        var title = string.Concat(Enumerable.Repeat("a𠮷研", 40));
        var lines = Lines(Morning with { Title = title });

        Assert.All(lines, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 1, 75));
        Assert.Contains($"SUMMARY:{title}\r\n", string.Join("\r\n", lines).Replace("\r\n ", "", StringComparison.Ordinal), Ordinal);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;
}
