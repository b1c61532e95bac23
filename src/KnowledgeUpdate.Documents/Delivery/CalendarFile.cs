using System.Globalization;
using System.Text;

namespace KnowledgeUpdate.Documents.Delivery;

/// <summary>Writes a calendar file (.ics). Times are UTC, so that no description of a time zone is needed.</summary>
/// <remarks>Source: RFC 5545, 3.1 (lines of at most 75 octets, CRLF), 3.3.11 (text), 3.6.1 (event).</remarks>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int MostOctets = 75;

    /// <param name="written">When the file was made: of two versions of an event the later one holds.</param>
    public static byte[] Write(IEnumerable<CalendarEvent> events, DateTimeOffset written)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN", "VCALENDAR");
        Line(file, "VERSION", "2.0");
        Line(file, "PRODID", "-//KnowledgeUpdate//Seminars//EN");
        Line(file, "CALSCALE", "GREGORIAN");
        foreach (var e in events)
            Event(file, e, written);
        Line(file, "END", "VCALENDAR");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static void Event(StringBuilder file, CalendarEvent e, DateTimeOffset written)
    {
        Line(file, "BEGIN", "VEVENT");
        Line(file, "UID", Text(e.Id));
        Line(file, "DTSTAMP", Instant(written));
        if (e is { FirstDay: { } first, LastDay: { } last })
        {
            Line(file, "DTSTART;VALUE=DATE", Day(first));
            // The end of an event is no longer within it.
            Line(file, "DTEND;VALUE=DATE", Day(last.AddDays(1)));
        }
        else
        {
            Line(file, "DTSTART", Instant(e.From));
            Line(file, "DTEND", Instant(e.To));
        }

        Line(file, "SUMMARY", Text(e.Title));
        Line(file, "LOCATION", Text(e.Place));
        Line(file, "DESCRIPTION", Text(e.Description));
        Line(file, "URL", e.Address.AbsoluteUri);
        Line(file, "STATUS", e.IsCancelled ? "CANCELLED" : "CONFIRMED");
        Line(file, "END", "VEVENT");
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>
    /// A text as a value: what has a meaning in the file is escaped, and a control character, which no text may hold, left out.
    /// </summary>
    private static string Text(string text)
    {
        var value = new StringBuilder();
        foreach (var c in text.ReplaceLineEndings("\n"))
            if (c == '\n')
                value.Append("\\n");
            else if (c is '\\' or ';' or ',')
                value.Append('\\').Append(c);
            else if (!char.IsControl(c))
                value.Append(c);
        return value.ToString();
    }

    /// <summary>A line, folded between characters: the next part begins with a space, which counts.</summary>
    private static void Line(StringBuilder file, string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
