using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Application.Tests.Organisations;

/// <summary>Workbooks as accident and malice make them: units are read from them at once, or they are refused in words.</summary>
public sealed class HostileUnitFileTests(PortalFixture portal) : UnitTest(portal)
{
    private const string Sheet = "xl/worksheets/sheet1.xml",
        Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly string[] Head = ["单位名称", "单位类别", "上级单位", "统一社会信用代码", "行政区划代码"],
        Row = ["青山集团", "Enterprise", "南宁市", "", "450100"];

    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    [Theory]
    [
        InlineData("<row r=\"20000\"><c r=\"XFD20000\"><v>1</v></c></row>", ""),
        InlineData("<row r=\"300\"><c r=\"XFD300\"><v>1</v></c></row>", ""),
        InlineData("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", "")
    ]
    [InlineData("", "<dimension ref=\"A1:XFD1048576\"/>"), InlineData("<row r=\"20000\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>", "")]
    public async Task A_cell_far_away_takes_no_time(string stray, string dimension)
    {
        var file = Changed(
            Sheet,
            xml =>
                xml.Replace("</sheetData>", stray + "</sheetData>", StringComparison.Ordinal)
                    .Replace("<sheetData>", dimension + "<sheetData>", StringComparison.Ordinal)
        );
        var clock = Stopwatch.StartNew();

        var id = await Province.SendAsync(Bureau, new UploadUnitFile("单位.xlsx", file)).WaitAsync(TimeSpan.FromSeconds(60));
        var check = await Province.SendAsync(Bureau, new GetUnitImport(id)).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.True(clock.Elapsed < AtOnce, $"{clock.Elapsed}");
        Assert.Equal(("青山集团", UnitRowState.New), (check.Rows[0].Name, check.Rows[0].State));
    }

    private const string Damaged =
            "{0} is damaged: it cannot be read to its end. Open it in Excel or WPS, save it again and choose it again.",
        None = "{0} is neither an xlsx without macros nor a csv. Save the table as one of these and choose it again.";

    [Theory]
    [
        InlineData("dtd", Damaged),
        InlineData("laughs", Damaged),
        InlineData("cut", Damaged),
        InlineData("empty", "{0} has no rows. Download the template and fill it in."),
        InlineData("encoding", Damaged),
        InlineData("no sheet", None),
        InlineData("shared", Damaged),
        InlineData("shared not a number", Damaged)
    ]
    [
        InlineData("nul", Damaged),
        InlineData("nul entity", Damaged),
        InlineData("surrogate", Damaged),
        InlineData("below", Damaged),
        InlineData("wide", Damaged),
        InlineData("no workbook", None),
        InlineData("cut zip", None),
        InlineData("only a name", None),
        InlineData("text nul", None),
        InlineData("utf-16 nul", Damaged)
    ]
    public async Task A_damaged_workbook_is_refused_in_words(string kind, string says)
    {
        var file = kind switch
        {
            "dtd" => Changed(
                Sheet,
                xml =>
                    xml.Replace(
                            "<worksheet",
                            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet",
                            StringComparison.Ordinal
                        )
                        .Replace("青山集团", "&a;", StringComparison.Ordinal)
            ),
            "laughs" => Changed(
                Sheet,
                xml =>
                    xml.Replace(
                        "<worksheet",
                        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet",
                        StringComparison.Ordinal
                    )
            ),
            "cut" => Changed(Sheet, xml => xml[..(xml.Length / 2)]),
            "empty" => Changed(Sheet, _ => ""),
            "encoding" => Changed(Sheet, xml => xml.Replace("UTF-8", "no-such-encoding", StringComparison.Ordinal)),
            "no sheet" => Changed(Sheet, null),
            "shared" => Changed(
                Sheet,
                xml => xml.Replace("</sheetData>", "<row><c t=\"s\"><v>999</v></c></row></sheetData>", StringComparison.Ordinal)
            ),
            "shared not a number" => Changed(
                Sheet,
                xml => xml.Replace("</sheetData>", "<row><c t=\"s\"><v>x</v></c></row></sheetData>", StringComparison.Ordinal)
            ),
            "nul" => Changed(Sheet, xml => xml.Replace("青山集团", "青\0山", StringComparison.Ordinal)),
            "nul entity" => Changed(Sheet, xml => xml.Replace("青山集团", "青&#0;山", StringComparison.Ordinal)),
            "surrogate" => Changed(Sheet, xml => xml.Replace("青山集团", "青&#xD800;山", StringComparison.Ordinal)),
            "below" => Changed(
                Sheet,
                xml =>
                    xml.Replace(
                        "</sheetData>",
                        "<row r=\"2147483647\"/><row/><row><c><v>1</v></c></row></sheetData>",
                        StringComparison.Ordinal
                    )
            ),
            "wide" => Changed(
                Sheet,
                xml =>
                    xml.Replace(
                        "</sheetData>",
                        $"<row>{string.Concat(Enumerable.Repeat("<c r=\"A9\"><v>1</v></c>", 20_000))}</row></sheetData>",
                        StringComparison.Ordinal
                    )
            ),
            "no workbook" => Changed("xl/workbook.xml", null),
            "cut zip" => Good()[..200],
            "only a name" => "PK\u0003\u0004 broken"u8.ToArray(),
            "text nul" => [.. Encoding.UTF8.GetBytes(new string('a', 5_000)), 0],
            _ => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("单位名称,单位类别\n青\0山,企业\n")],
        };

        await Refused.ByAsync(
            says,
            () => Province.SendAsync(Bureau, new UploadUnitFile("单位.xlsx", file)).WaitAsync(TimeSpan.FromSeconds(60))
        );
    }

    private static byte[] Good()
    {
        using var bytes = new MemoryStream();
        HourFiles.Xlsx(bytes, [Head, Row], isShared: false);
        return bytes.ToArray();
    }

    /// <summary>A good workbook with one part changed, or left out.</summary>
    private static byte[] Changed(string part, Func<string, string>? change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Good());
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            string xml;
            using (var reader = new StreamReader(entry.Open()))
                xml = reader.ReadToEnd();
            entry.Delete();
            if (change is not null)
            {
                using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
                writer.Write(change(xml));
            }
        }

        return bytes.ToArray();
    }
}
