using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace KnowledgeUpdate.Application.Sheets;

/// <summary>
/// Writes an xlsx while its rows are read: memory does not grow with them. Every character of Unicode stands as itself, also those of rare
/// names, which other writers cut in two. What a spreadsheet would take for a formula is guarded here, and nowhere else.
/// </summary>
public static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Part = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public static void Write(Stream output, params IReadOnlyList<WorkbookSheet> sheets)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        var numbers = Enumerable.Range(1, sheets.Count).ToList();
        Put(
            zip,
            "[Content_Types].xml",
            Types,
            "Types",
            xml =>
            {
                Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
                Element(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", Part + "sheet.main+xml"));
                foreach (var n in numbers)
                    Element(xml, "Override", ("PartName", $"/xl/worksheets/sheet{n}.xml"), ("ContentType", Part + "worksheet+xml"));
            }
        );
        Put(
            zip,
            "_rels/.rels",
            Package,
            "Relationships",
            xml => Element(xml, "Relationship", ("Id", "rId1"), ("Type", Relations + "/officeDocument"), ("Target", "xl/workbook.xml"))
        );
        Put(
            zip,
            "xl/workbook.xml",
            Main,
            "workbook",
            xml =>
            {
                xml.WriteStartElement("sheets");
                foreach (var n in numbers)
                {
                    xml.WriteStartElement("sheet");
                    xml.WriteAttributeString("name", sheets[n - 1].Name);
                    xml.WriteAttributeString("sheetId", n.ToString(CultureInfo.InvariantCulture));
                    xml.WriteAttributeString("r", "id", Relations, $"rId{n}");
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }
        );
        Put(
            zip,
            "xl/_rels/workbook.xml.rels",
            Package,
            "Relationships",
            xml =>
            {
                foreach (var n in numbers)
                    Element(
                        xml,
                        "Relationship",
                        ("Id", $"rId{n}"),
                        ("Type", Relations + "/worksheet"),
                        ("Target", $"worksheets/sheet{n}.xml")
                    );
            }
        );
        foreach (var n in numbers)
            Put(zip, $"xl/worksheets/sheet{n}.xml", Main, "worksheet", xml => Rows(xml, sheets[n - 1]));
    }

    private static void Rows(XmlWriter xml, WorkbookSheet sheet)
    {
        // The headings stay in sight.
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        Element(xml, "pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        Row(xml, sheet.Headings);
        foreach (var row in sheet.Rows)
            Row(xml, row);
        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, IEnumerable<object?> cells)
    {
        xml.WriteStartElement("row");
        foreach (var cell in cells)
        {
            xml.WriteStartElement("c");
            if (cell is int or long or short or decimal)
                xml.WriteElementString("v", ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture));
            else if (cell?.ToString() is { Length: > 0 } text)
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is");
                xml.WriteStartElement("t");
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(Clean(FormulaGuard.Safe(text)));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // What XML cannot carry becomes the replacement character; pairs that make one character stay together.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? Rune.ReplacementChar : r));

    private static void Put(ZipArchive zip, string path, string space, string root, Action<XmlWriter> write)
    {
        using var xml = XmlWriter.Create(
            zip.CreateEntry(path, CompressionLevel.Fastest).Open(),
            new XmlWriterSettings { CloseOutput = true, Encoding = new UTF8Encoding(false) }
        );
        xml.WriteStartElement(root, space);
        write(xml);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, params IReadOnlyList<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }
}
