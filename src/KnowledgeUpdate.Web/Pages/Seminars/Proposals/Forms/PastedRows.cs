using System.Globalization;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals.Forms;

/// <summary>
/// Rows as a sheet puts them on the clipboard: cells between tabs, in the order of the columns; a row of headings is left out.
/// </summary>
internal static class PastedRows
{
    private static readonly string[] Headings = ["姓名", "讲师", "天", "日", "第几天", "Name", "Day"];

    public static IReadOnlyList<string[]> Read(string? text) =>
        [
            .. (text ?? "")
                .Split('\n')
                .Select(line => line.TrimEnd('\r').Split('\t').Select(c => c.Trim().Trim('"')).ToArray())
                .Where(cells => cells.Any(c => c.Length > 0) && !Headings.Contains(cells[0]))
                .Take(ProposalLengths.Rows),
        ];

    /// <summary>Name, unit, title, rank, position.</summary>
    public static ProposalInput.LecturerRow Lecturer(string[] cells, PortalText words) =>
        new()
        {
            Name = Cell(cells, 0),
            Unit = Cell(cells, 1),
            Title = Cell(cells, 2),
            Rank = Word(Cell(cells, 3), LecturerRank.FullSenior, words),
            Position = Cell(cells, 4),
        };

    /// <summary>Day, half day, topic, hours, lecturer, classes at once.</summary>
    public static ProposalInput.CourseRow Course(string[] cells, PortalText words) =>
        new()
        {
            Day = (int?)Number(Cell(cells, 0)),
            Half = Word(Cell(cells, 1), HalfDay.Morning, words),
            Topic = Cell(cells, 2),
            Hours = Number(Cell(cells, 3)),
            Lecturer = Cell(cells, 4),
            JoinedClasses = (int?)Number(Cell(cells, 5)) ?? 1,
        };

    private static string? Cell(string[] cells, int at) => at < cells.Length && cells[at].Length > 0 ? cells[at] : null;

    /// <summary>A number with what people write around it: 第3天, 4学时, ４.</summary>
    private static decimal? Number(string? cell) =>
        decimal.TryParse(
            string.Concat(Characters.Narrow(cell).Where(c => char.IsAsciiDigit(c) || c == '.')),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number < 1000
            ? number
            : null;

    private static T Word<T>(string? cell, T otherwise, PortalText words)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (cell is not null && (cell == words[value] || cell == value.ToString()))
                return value;
        return otherwise;
    }
}
