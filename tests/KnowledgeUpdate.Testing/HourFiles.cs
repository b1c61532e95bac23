using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace KnowledgeUpdate.Testing;

/// <summary>Files of hours as units send them.</summary>
public static class HourFiles
{
    public static readonly IReadOnlyList<string> Head =
    [
        "姓名",
        "证件类型",
        "证件号码",
        "学习活动",
        "举办单位",
        "开始日期",
        "结束日期",
        "学时类别",
        "学时",
        "学时年度",
        "证书编号",
    ];

    /// <summary>A good row of the n-th person; other activities of a person by <paramref name="activity"/>.</summary>
    public static string[] Row(int n, int activity = 0, string hours = "3.0") =>
        [
            "学员" + "甲乙丙丁戊己庚辛壬癸"[n / 10 % 10] + "甲乙丙丁戊己庚辛壬癸"[n % 10],
            "居民身份证",
            TestIdentity.Number(n),
            $"数据安全与个人信息保护{activity}",
            "邕江大学",
            "2026-08-11",
            "2026-08-12",
            "专业科目",
            hours,
            "2026",
            $"证{n:000000}-{activity}",
        ];

    /// <summary>A csv in UTF-8.</summary>
    public static byte[] Csv(IEnumerable<string[]> rows, IReadOnlyList<string>? head = null) =>
        Encoding.UTF8.GetBytes(string.Concat(rows.Prepend([.. head ?? Head]).Select(r => string.Join(',', r.Select(Quote)) + "\r\n")));

    /// <summary>A workbook; shared strings, as Excel writes them, or inline.</summary>
    /// <param name="merged">Areas that are merged, such as A2:A3.</param>
    public static byte[] Xlsx(
        IEnumerable<string[]> rows,
        IReadOnlyList<string>? head = null,
        bool isShared = true,
        IReadOnlyList<string>? merged = null
    )
    {
        using var bytes = new MemoryStream();
        Xlsx(bytes, rows.Prepend([.. head ?? Head]), isShared, merged);
        return bytes.ToArray();
    }

    /// <summary>
    /// Writes a workbook row by row. A cell that begins with # is a number, with @ a date's number of days, with = a formula.
    /// </summary>
    public static void Xlsx(Stream into, IEnumerable<string[]> rows, bool isShared, IReadOnlyList<string>? merged = null)
    {
        using var zip = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true);
        Part(
            zip,
            "[Content_Types].xml",
            """
            <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml"
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
            <Override PartName="/xl/sharedStrings.xml"
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
            </Types>
            """
        );
        Part(
            zip,
            "_rels/.rels",
            """
            <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
            Target="xl/workbook.xml"/>
            </Relationships>
            """
        );
        Part(
            zip,
            "xl/workbook.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="学时" sheetId="1" r:id="rId1"/></sheets></workbook>
            """
        );
        Part(
            zip,
            "xl/_rels/workbook.xml.rels",
            """
            <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
            Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
            <Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
            Target="sharedStrings.xml"/>
            </Relationships>
            """
        );
        Part(
            zip,
            "xl/styles.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="1"><font><sz val="11"/>
            <name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>
            <patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>
            </cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
            """
        );
        var shared = new Dictionary<string, int>();
        using (var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open()))
        {
            sheet.Write(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                """
            );
            var number = 0;
            foreach (var row in rows)
            {
                sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{++number}\">"));
                for (var i = 0; i < row.Length; i++)
                {
                    var (cell, place) = (row[i], string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + i)}{number}"));
                    if (cell.Length == 0)
                        continue;
                    if (cell[0] is '#')
                        sheet.Write($"<c r=\"{place}\"><v>{cell[1..]}</v></c>");
                    else if (cell[0] is '@')
                        sheet.Write($"<c r=\"{place}\" s=\"1\"><v>{cell[1..]}</v></c>");
                    else if (cell[0] is '=')
                        sheet.Write($"<c r=\"{place}\" t=\"str\"><f>{SecurityElement.Escape(cell[1..])}</f><v>1</v></c>");
                    else if (isShared)
                    {
                        if (!shared.TryGetValue(cell, out var index))
                            shared[cell] = index = shared.Count;
                        sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\" t=\"s\"><v>{index}</v></c>"));
                    }
                    else
                        sheet.Write(
                            $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(cell)}</t></is></c>"
                        );
                }

                sheet.Write("</row>");
            }

            var areas = string.Concat((merged ?? []).Select(a => $"<mergeCell ref=\"{a}\"/>"));
            sheet.Write(areas.Length == 0 ? "</sheetData></worksheet>" : $"</sheetData><mergeCells>{areas}</mergeCells></worksheet>");
        }

        using var strings = new StreamWriter(zip.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).Open());
        strings.Write("""<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""");
        foreach (var text in shared.Keys)
            strings.Write($"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>");
        strings.Write("</sst>");
    }

    private static void Part(ZipArchive zip, string path, string text)
    {
        using var part = new StreamWriter(zip.CreateEntry(path).Open());
        part.Write(text);
    }

    private static string Quote(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
}
