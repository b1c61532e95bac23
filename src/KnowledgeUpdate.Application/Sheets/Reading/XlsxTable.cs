using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace KnowledgeUpdate.Application.Sheets;

/// <summary>Reads a workbook as a stream: the whole sheet is never in memory.</summary>
internal static class XlsxTable
{
    /// <summary>Most bytes that a workbook may unpack to: some 800,000 rows.</summary>
    public const long MostUnpacked = 1024L * 1024 * 1024;

    /// <summary>Largest factor by which a part may grow when unpacked. Sheets reach 30; zip bombs start at 1,000.</summary>
    public const int MostGrowth = 200;

    /// <summary>Parts below this size cannot harm, however well they pack.</summary>
    private const int Harmless = 4 * 1024 * 1024;

    private const int MostParts = 5_000;

    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
        NameTable = null,
    };

    /// <summary>Refuses what must not be unpacked, from the list of parts alone.</summary>
    /// <exception cref="RuleException">It is no workbook, holds macros, or would unpack to too much.</exception>
    public static void Guard(Stream content, string name) => Open(content, name).Dispose();

    /// <summary>The rows of the first sheet.</summary>
    /// <param name="seesMerged">Whether cells of merged areas are told from empty ones; the sheet is unpacked once more for it.</param>
    public static IEnumerable<TableRow> Read(Stream content, string name, bool seesMerged, CancellationToken ct)
    {
        using var zip = Open(content, name);
        var (sheet, is1904) = FirstSheet(zip, name);
        var merged = seesMerged
            ? Guarded(
                name,
                () =>
                {
                    using var part = Unpack(sheet, name, ct);
                    return MergedCells.Of(part);
                }
            )
            : null;
        var dates = DateStyles(zip, name);
        using var shared = Guarded(
            name,
            () => SharedStrings.Open(Part(zip, "xl/sharedStrings.xml") is { } part ? Unpack(part, name, ct) : null)
        );
        using var stream = Unpack(sheet, name, ct);
        using var reader = Guarded(name, () => new SheetReader(new Utf8Xml(stream), shared, dates, is1904));
        var row = new TableRow { Merged = merged };
        bool Next() => reader.Read(row);
        while (Guarded(name, Next))
            yield return row;
    }

    /// <summary>The first sheet's part, for those who copy the workbook.</summary>
    public static string FirstSheetPath(ZipArchive zip, string name) => FirstSheet(zip, name).Sheet.FullName;

    /// <summary>Opens a workbook after its list of parts has been judged.</summary>
    public static ZipArchive Open(Stream content, string name)
    {
        ZipArchive zip;
        try
        {
            zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostParts)
                throw TooLarge(name);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or IOException)
        {
            // A list of parts that points beyond the file is met while it is read, as an argument out of range.
            throw Table.NotATable(name);
        }

        foreach (var entry in zip.Entries)
        {
            if (
                entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || entry.FullName.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase)
            )
                throw Macros(name);
            if (entry.Length > Harmless && entry.Length / MostGrowth > entry.CompressedLength)
                throw TooLarge(name);
        }

        if (zip.Entries.Sum(e => e.Length) > MostUnpacked)
            throw TooLarge(name);
        if (Part(zip, "[Content_Types].xml") is not { } types || Part(zip, "xl/workbook.xml") is null)
            throw Table.NotATable(name);
        using var listed = XmlReader.Create(Unpack(types, name), Xml);
        Guarded(
            name,
            () =>
            {
                while (listed.Read())
                    if (
                        listed.NodeType == XmlNodeType.Element
                        && listed.GetAttribute("ContentType") is { } type
                        && (
                            type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
                            || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
                        )
                    )
                        throw Macros(name);
                return true;
            }
        );
        return zip;
    }

    /// <summary>A part's bytes, no more than the list of parts promised: what it says of its size may lie.</summary>
    /// <param name="ct">However long a row is and however many are empty, whoever reads them comes back here for more bytes: it is looked
    /// at then.</param>
    public static Stream Unpack(ZipArchiveEntry entry, string name, CancellationToken ct = default)
    {
        try
        {
            return new BoundedStream(entry.Open(), entry.Length, () => TooLarge(name), ct);
        }
        catch (InvalidDataException)
        {
            throw Table.NotATable(name);
        }
    }

    /// <summary>A part by its path, whatever its case and slashes.</summary>
    public static ZipArchiveEntry? Part(ZipArchive zip, string path) =>
        zip.GetEntry(path)
        ?? zip.Entries.FirstOrDefault(e => e.FullName.Replace('\\', '/').TrimStart('/').Equals(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>A broken file is reported as a fault of the file, never as a failure of the portal.</summary>
    internal static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e)
            when (e
                    is XmlException
                        or InvalidDataException
                        or EndOfStreamException
                        or FormatException
                        or OverflowException
                        or ArgumentException
            )
        {
            throw new RuleException(
                "{0} is damaged: it cannot be read to its end. Open it in Excel or WPS, save it again and choose it again.",
                name
            );
        }
    }

    private static (ZipArchiveEntry Sheet, bool Is1904) FirstSheet(ZipArchive zip, string name) =>
        Guarded(
            name,
            () =>
            {
                var (id, is1904) = ((string?)null, false);
                using (var book = XmlReader.Create(Unpack(Part(zip, "xl/workbook.xml")!, name), Xml))
                    while (book.Read())
                        if (book.NodeType == XmlNodeType.Element && book.LocalName == "workbookPr")
                            is1904 = book.GetAttribute("date1904") is "1" or "true";
                        else if (
                            book.NodeType == XmlNodeType.Element
                            && book.LocalName == "sheet"
                            && id is null
                            && book.GetAttribute("state") is null or "visible"
                        )
                            id = Enumerable
                                .Range(0, book.AttributeCount)
                                .Select(i =>
                                {
                                    book.MoveToAttribute(i);
                                    return (book.LocalName, book.Value, book.Prefix);
                                })
                                .FirstOrDefault(a => a.LocalName == "id" && a.Prefix.Length > 0)
                                .Value;
                if (id is not null && Part(zip, "xl/_rels/workbook.xml.rels") is { } relations)
                {
                    using var each = XmlReader.Create(Unpack(relations, name), Xml);
                    while (each.Read())
                        if (
                            each.NodeType == XmlNodeType.Element
                            && each.LocalName == "Relationship"
                            && each.GetAttribute("Id") == id
                            && each.GetAttribute("Target") is { } target
                        )
                            return (
                                Part(zip, target.StartsWith('/') ? target[1..] : "xl/" + target) ?? throw Table.NotATable(name),
                                is1904
                            );
                }

                return (Part(zip, "xl/worksheets/sheet1.xml") ?? throw Table.NotATable(name), is1904);
            }
        );

    /// <summary>Which styles show a number as a date.</summary>
    private static bool[] DateStyles(ZipArchive zip, string name) =>
        Part(zip, "xl/styles.xml") is not { } part
            ? []
            : Guarded(
                name,
                () =>
                {
                    var (own, styles, inFormats) = (new HashSet<int>(), new List<bool>(), false);
                    using var reader = XmlReader.Create(Unpack(part, name), Xml);
                    while (reader.Read())
                    {
                        if (reader.LocalName == "cellXfs")
                            inFormats = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
                        else if (reader.NodeType != XmlNodeType.Element)
                            continue;
                        else if (reader.LocalName == "numFmt" && IsDateFormat(reader.GetAttribute("formatCode")))
                            own.Add(int.Parse(reader.GetAttribute("numFmtId")!, CultureInfo.InvariantCulture));
                        else if (reader.LocalName == "xf" && inFormats)
                            styles.Add(
                                int.TryParse(reader.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var format)
                                    && (
                                        format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58)
                                        || own.Contains(format)
                                    )
                            );
                    }

                    return styles.ToArray();
                }
            );

    private static bool IsDateFormat(string? code)
    {
        if (code is null)
            return false;
        var (inQuotes, inBrackets) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[i];
            if (c == '"')
                inQuotes = !inQuotes;
            else if (c == '\\')
                i++;
            else if (!inQuotes && c == '[')
                inBrackets = true;
            else if (c == ']')
                inBrackets = false;
            else if (!inQuotes && !inBrackets && (c is 'y' or 'Y' or 'd' or 'D' or '年' or '月'))
                return true;
        }

        return false;
    }

    private static RuleException Macros(string name) =>
        new("{0} contains macros. Save it as an xlsx without macros and choose it again.", name);

    private static RuleException TooLarge(string name) =>
        new("{0} would unpack to far more than a table of this size needs. Save the sheet as csv and choose that.", name);
}
