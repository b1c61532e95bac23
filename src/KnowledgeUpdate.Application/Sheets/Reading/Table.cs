using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Sheets;

/// <summary>
/// Reads a table from an uploaded file row by row: xlsx, or csv in UTF-8, UTF-16 or GB18030. Memory does not grow with the rows.
/// </summary>
internal static class Table
{
    /// <summary>Most rows of one file.</summary>
    public const int MostRows = 1_000_000;

    /// <summary>Whether the file is a workbook; otherwise it is read as csv.</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    /// <summary>The rows of the first sheet; merged cells look empty.</summary>
    /// <exception cref="RuleException">As the other one says.</exception>
    public static IEnumerable<TableRow> Read(Stream content, string name, CancellationToken ct = default) =>
        Read(content, name, seesMerged: false, ct);

    /// <summary>The rows of the first sheet, empty ones left out. The row yielded is the same object each time.</summary>
    /// <param name="seesMerged">Whether cells of merged areas are told from empty ones.</param>
    /// <param name="ct">Ends the reading when nobody waits for it any more.</param>
    /// <exception cref="RuleException">The file is of another type, holds macros, unpacks to too much, has no rows or too many.</exception>
    public static IEnumerable<TableRow> Read(Stream content, string name, bool seesMerged, CancellationToken ct)
    {
        var first = new byte[8];
        var length = content.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (first.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new RuleException(
                "{0} is an old workbook (xls) or has a password. Save it as xlsx without a password and choose it again.",
                name
            );
        var rows = IsWorkbook(first.AsSpan(0, length)) ? XlsxTable.Read(content, name, seesMerged, ct) : CsvTable.Read(content, name);
        var count = 0;
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            if (row.IsEmpty)
                continue;
            if (count++ > MostRows)
                throw new RuleException("{0} has more than {1} rows. Split it and import the parts one after the other.", name, MostRows);
            yield return row;
        }
    }

    /// <summary>The letters of a column: A, B … AA.</summary>
    public static string Letters(int column) => (column >= 26 ? Letters(column / 26 - 1) : "") + (char)('A' + column % 26);

    /// <summary>The refusal of a file that is no table.</summary>
    public static RuleException NotATable(string name) =>
        new("{0} is neither an xlsx without macros nor a csv. Save the table as one of these and choose it again.", name);

    /// <summary>The refusal of an empty file, of one that is too large, and of one that only looks like a workbook.</summary>
    public static void Guard(Stream content, string name)
    {
        if (content.Length > Import.MaxFileSize)
            throw new RuleException("{0} is larger than {1} MB. Make it smaller or split it.", name, Import.MaxFileSize >> 20);
        content.Position = 0;
        var first = new byte[4];
        var length = content.ReadAtLeast(first, 4, throwOnEndOfStream: false);
        if (IsWorkbook(first.AsSpan(0, length)))
            XlsxTable.Guard(content, name);
    }
}
