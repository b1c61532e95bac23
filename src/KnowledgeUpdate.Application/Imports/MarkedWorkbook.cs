using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>What is to be marked in a row.</summary>
/// <param name="Columns">Bad cells, counted from 0, in order.</param>
internal sealed record RowMark(IReadOnlyList<int> Columns, string WhatToDo);

/// <summary>The words that are written into a marked file.</summary>
internal sealed record MarkWords(string WhatToDo, string Sheet, string Row);

/// <summary>
/// Gives a person their own workbook back: the same sheets in the same order, bad cells coloured, a column that says what to do, and a
/// sheet of the bad rows. Sheets are copied as a stream.
/// </summary>
internal static class MarkedWorkbook
{
    private const string NewSheet = "xl/worksheets/sheetOfRowsNotTaken.xml",
        RelationId = "rIdRowsNotTaken",
        Yellow = "FFFFC7CE";
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Package = "http://schemas.openxmlformats.org/package/2006/relationships",
        Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>A workbook of one sheet of texts.</summary>
    public static byte[] New(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                zip,
                "[Content_Types].xml",
                new XElement(
                    Types + "Types",
                    new XElement(
                        Types + "Default",
                        new XAttribute("Extension", "rels"),
                        new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")
                    ),
                    Override("xl/workbook.xml", "sheet.main"),
                    Override("xl/styles.xml", "styles"),
                    Override("xl/worksheets/sheet1.xml", "worksheet")
                )
            );
            Add(zip, "_rels/.rels", new XElement(Package + "Relationships", Relation("rId1", "officeDocument", "xl/workbook.xml")));
            Add(
                zip,
                "xl/workbook.xml",
                new XElement(
                    Main + "workbook",
                    new XAttribute(XNamespace.Xmlns + "r", Relations.NamespaceName),
                    new XElement(Main + "sheets", Sheet("Sheet1", 1, "rId1"))
                )
            );
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                new XElement(
                    Package + "Relationships",
                    Relation("rId1", "worksheet", "worksheets/sheet1.xml"),
                    Relation("rId2", "styles", "styles.xml")
                )
            );
            Add(
                zip,
                "xl/styles.xml",
                new XElement(
                    Main + "styleSheet",
                    new XElement(Main + "fonts", new XElement(Main + "font")),
                    new XElement(Main + "fills", Fill("none"), Fill("gray125")),
                    new XElement(Main + "borders", new XElement(Main + "border")),
                    new XElement(Main + "cellStyleXfs", new XElement(Main + "xf")),
                    new XElement(
                        Main + "cellXfs",
                        new XElement(Main + "xf", new XAttribute("numFmtId", 49), new XAttribute("applyNumberFormat", 1))
                    )
                )
            );
            using var sheet = Writer(zip, "xl/worksheets/sheet1.xml");
            WriteSheet(sheet, rows);
        }

        return bytes.ToArray();
    }

    /// <summary>The marked file; a csv becomes a workbook.</summary>
    public static byte[] Mark(
        Stream content,
        string name,
        ImportMapping mapping,
        IReadOnlyDictionary<int, RowMark> marks,
        MarkWords words,
        CancellationToken ct
    )
    {
        var first = new byte[4];
        content.ReadExactly(first);
        content.Position = 0;
        if (!Table.IsWorkbook(first))
            content = new MemoryStream(New(Padded(Table.Read(content, name, ct))));
        var bad = Table
            .Read(content, name, ct)
            .Where(r => marks.ContainsKey(r.Number))
            .Select(r =>
                (IReadOnlyList<string>)
                    [
                        .. Enumerable.Range(0, mapping.Headings.Count).Select(i => r[i].Text),
                        marks[r.Number].WhatToDo,
                        r.Number.ToString(CultureInfo.InvariantCulture),
                    ]
            );
        using var bytes = new MemoryStream();
        using (var zip = XlsxTable.Open(content, name))
        using (var marked = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var (path, styles) = (XlsxTable.FirstSheetPath(zip, name), 0);
            var hasStyles = XlsxTable.Part(zip, "xl/styles.xml") is { } part ? (styles = AddStyles(marked, part, name)) > 0 : false;
            foreach (var entry in zip.Entries.Where(e => e.FullName.Length > 0 && !e.FullName.EndsWith('/')))
                Copy(entry, marked, path, name, mapping, marks, words, hasStyles ? styles : 0);
        }

        // The bad rows are read again, now that the first reading has ended.
        content.Position = 0;
        using (var marked = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        using (var sheet = Writer(marked, NewSheet))
            WriteSheet(sheet, bad.Prepend([.. mapping.Headings, words.WhatToDo, words.Row]));
        return bytes.ToArray();
    }

    /// <summary>Rows of a csv with the empty ones in their places, so that numbers stay.</summary>
    private static IEnumerable<IReadOnlyList<string>> Padded(IEnumerable<TableRow> rows)
    {
        var next = 1;
        foreach (var row in rows)
        {
            for (; next < row.Number; next++)
                yield return [];
            next++;
            yield return [.. Enumerable.Range(0, row.Count).Select(i => row[i].Text)];
        }
    }

    private static void Copy(
        ZipArchiveEntry entry,
        ZipArchive marked,
        string sheet,
        string name,
        ImportMapping mapping,
        IReadOnlyDictionary<int, RowMark> marks,
        MarkWords words,
        int styles
    )
    {
        var path = entry.FullName.Replace('\\', '/');
        if (path.Equals("xl/styles.xml", StringComparison.OrdinalIgnoreCase))
            return;
        using var from = XlsxTable.Unpack(entry, name);
        if (entry.FullName == sheet)
            CopySheet(from, marked, path, mapping, marks, words, styles);
        else if (path.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase))
            Add(marked, path, Changed(from, x => x.Add(Override(NewSheet, "worksheet"))));
        else if (path.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase))
            Add(
                marked,
                path,
                Changed(
                    from,
                    x =>
                    {
                        var sheets = x.Element(x.Name.Namespace + "sheets")!;
                        var number = sheets.Elements().Max(s => (int?)s.Attribute("sheetId") ?? 0) + 1;
                        sheets.Add(
                            new XElement(
                                x.Name.Namespace + "sheet",
                                new XAttribute("name", Domain.Common.Characters.Cut(words.Sheet, 31)),
                                new XAttribute("sheetId", number),
                                new XAttribute(Relations + "id", RelationId)
                            )
                        );
                    }
                )
            );
        else if (path.Equals("xl/_rels/workbook.xml.rels", StringComparison.OrdinalIgnoreCase))
            Add(marked, path, Changed(from, x => x.Add(Relation(RelationId, "worksheet", "/" + NewSheet))));
        else
        {
            using var to = marked.CreateEntry(path, CompressionLevel.Fastest).Open();
            from.CopyTo(to);
        }
    }

    /// <summary>Adds a coloured twin of every format; the twin of format n is n and the number of formats.</summary>
    private static int AddStyles(ZipArchive marked, ZipArchiveEntry part, string name)
    {
        using var from = XlsxTable.Unpack(part, name);
        var count = 0;
        Add(
            marked,
            "xl/styles.xml",
            Changed(
                from,
                x =>
                {
                    var ns = x.Name.Namespace;
                    if (x.Element(ns + "fills") is not { } fills || x.Element(ns + "cellXfs") is not { } formats)
                        return;
                    fills.Add(
                        new XElement(
                            ns + "fill",
                            new XElement(
                                ns + "patternFill",
                                new XAttribute("patternType", "solid"),
                                new XElement(ns + "fgColor", new XAttribute("rgb", Yellow))
                            )
                        )
                    );
                    var fill = fills.Elements().Count() - 1;
                    List<XElement> own = [.. formats.Elements()];
                    count = own.Count;
                    foreach (var format in own)
                    {
                        var twin = new XElement(format);
                        twin.SetAttributeValue("fillId", fill);
                        twin.SetAttributeValue("applyFill", 1);
                        formats.Add(twin);
                    }

                    fills.SetAttributeValue("count", fills.Elements().Count());
                    formats.SetAttributeValue("count", formats.Elements().Count());
                }
            )
        );
        return count;
    }

    private static void CopySheet(
        Stream from,
        ZipArchive marked,
        string path,
        ImportMapping mapping,
        IReadOnlyDictionary<int, RowMark> marks,
        MarkWords words,
        int styles
    )
    {
        using var reader = XmlReader.Create(
            from,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                CheckCharacters = false,
            }
        );
        using var writer = Writer(marked, path);
        var (number, last) = (0, mapping.Headings.Count);
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "row")
            {
                var row = (XElement)XNode.ReadFrom(reader);
                number =
                    int.TryParse(row.Attribute("r")?.Value, CultureInfo.InvariantCulture, out var stated) && stated > number
                        ? stated
                        : number + 1;
                if (marks.TryGetValue(number, out var mark))
                    MarkRow(row, number, mark, last, styles);
                else if (number == mapping.HeadRow)
                    row.Add(Text(row.Name.Namespace, last, number, words.WhatToDo));
                if (mark is not null || number == mapping.HeadRow)
                    row.Attribute("spans")?.Remove();
                row.WriteTo(writer);
                continue;
            }

            if (reader.NodeType is XmlNodeType.Element && reader.LocalName == "dimension")
            {
                reader.Skip();
                continue;
            }

            if (reader.NodeType == XmlNodeType.Element)
            {
                var isEmpty = reader.IsEmptyElement;
                writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                writer.WriteAttributes(reader, true);
                if (isEmpty)
                    writer.WriteEndElement();
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
                writer.WriteFullEndElement();
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                writer.WriteString(reader.Value);
            reader.Read();
        }
    }

    private static void MarkRow(XElement row, int number, RowMark mark, int last, int styles)
    {
        var (ns, place) = (row.Name.Namespace, -1);
        var cells = row.Elements(ns + "c").Select(c => (Column: place = ColumnOf(c, place + 1), Cell: c)).ToList();
        foreach (var column in mark.Columns)
        {
            var cell = cells.FirstOrDefault(c => c.Column == column).Cell;
            if (cell is null)
            {
                cell = new XElement(ns + "c", new XAttribute("r", $"{Table.Letters(column)}{number}"));
                if (cells.FirstOrDefault(c => c.Column > column).Cell is { } after)
                    after.AddBeforeSelf(cell);
                else
                    row.Add(cell);
                cells.Add((column, cell));
                cells.Sort((a, b) => a.Column.CompareTo(b.Column));
            }

            if (styles > 0)
                cell.SetAttributeValue("s", ((int?)cell.Attribute("s") ?? 0) + styles);
        }

        foreach (var (column, cell) in cells.Where(c => c.Column == last))
            cell.Remove();
        var what = Text(ns, last, number, mark.WhatToDo);
        if (cells.FirstOrDefault(c => c.Column > last).Cell is { } beyond)
            beyond.AddBeforeSelf(what);
        else
            row.Add(what);
    }

    private static int ColumnOf(XElement cell, int next)
    {
        var column = 0;
        foreach (var c in cell.Attribute("r")?.Value ?? "")
            if (c is >= 'A' and <= 'Z')
                column = column * 26 + (c - 'A' + 1);
        return column == 0 ? next : column - 1;
    }

    private static XElement Text(XNamespace ns, int column, int number, string text) =>
        new(
            ns + "c",
            new XAttribute("r", $"{Table.Letters(column)}{number}"),
            new XAttribute("t", "inlineStr"),
            new XElement(
                ns + "is",
                new XElement(ns + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(FormulaGuard.Safe(text)))
            )
        );

    private static void WriteSheet(XmlWriter sheet, IEnumerable<IReadOnlyList<string>> rows)
    {
        sheet.WriteStartElement("worksheet", Main.NamespaceName);
        sheet.WriteStartElement("sheetData", Main.NamespaceName);
        var number = 0;
        foreach (var row in rows)
        {
            number++;
            if (row.Count == 0)
                continue;
            sheet.WriteStartElement("row", Main.NamespaceName);
            sheet.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
            for (var i = 0; i < row.Count; i++)
                if (row[i].Length > 0)
                    Text(Main, i, number, row[i]).WriteTo(sheet);
            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    /// <summary>Without what XML cannot hold.</summary>
    private static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(
                text.EnumerateRunes().Where(r => r.Value > 0xFFFF || (XmlConvert.IsXmlChar((char)r.Value) && r != Rune.ReplacementChar))
            );

    private static XElement Changed(Stream from, Action<XElement> change)
    {
        using var reader = XmlReader.Create(from, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var root = XElement.Load(reader);
        change(root);
        return root;
    }

    private static void Add(ZipArchive zip, string path, XElement root)
    {
        using var writer = Writer(zip, path);
        root.WriteTo(writer);
    }

    private static XmlWriter Writer(ZipArchive zip, string path)
    {
        var writer = XmlWriter.Create(
            zip.CreateEntry(path, CompressionLevel.Fastest).Open(),
            new XmlWriterSettings
            {
                CloseOutput = true,
                Encoding = new UTF8Encoding(false),
                CheckCharacters = false,
            }
        );
        writer.WriteStartDocument(true);
        return writer;
    }

    private static XElement Override(string path, string kind) =>
        new(
            Types + "Override",
            new XAttribute("PartName", "/" + path),
            new XAttribute("ContentType", $"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml")
        );

    private static XElement Relation(string id, string kind, string target) =>
        new(
            Package + "Relationship",
            new XAttribute("Id", id),
            new XAttribute("Type", $"{Relations.NamespaceName}/{kind}"),
            new XAttribute("Target", target)
        );

    private static XElement Sheet(string name, int number, string id) =>
        new(Main + "sheet", new XAttribute("name", name), new XAttribute("sheetId", number), new XAttribute(Relations + "id", id));

    private static XElement Fill(string pattern) =>
        new(Main + "fill", new XElement(Main + "patternFill", new XAttribute("patternType", pattern)));
}
