using System.IO.Compression;
using System.Text;
using CsCheck;
using KnowledgeUpdate.Application.Sheets;

namespace KnowledgeUpdate.Application.Tests.Imports;

/// <summary>Whatever a file holds comes out as it went in; what must not be opened is refused before it is unpacked.</summary>
public sealed class TableTests
{
    private static readonly Gen<string> Text = Gen.Char["甲乙丙·丁㐀ａ１ 　\"',;\t<>&x=0-"]
        .Array[0, 12]
        .Select(c => new string(c))
        .Where(t => t.Length == 0 || t[0] is not ('#' or '@' or '='));

    private static readonly Gen<string[][]> Rows = Text.Array[1, 6].Array[1, 20];

    [Fact]
    public void A_workbook_is_read_as_it_was_written() =>
        Gen.Select(Rows, Gen.Bool)
            .Sample(
                (rows, isShared) =>
                {
                    using var file = new MemoryStream();
                    HourFiles.Xlsx(file, rows, isShared);
                    return Same(rows, Read(file.ToArray()));
                },
                iter: 300
            );

    [Fact]
    public void A_csv_is_read_as_it_was_written_in_each_encoding() =>
        Gen.Select(Rows, Gen.Int[0, 3])
            .Sample(
                (rows, encoding) =>
                {
                    var all = rows.Prepend(["姓名", "证件号码", "学时"]).ToArray();
                    var text = string.Concat(all.Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"")}\"")) + "\n"));
                    var bytes = encoding switch
                    {
                        0 => Encoding.UTF8.GetBytes(text),
                        1 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
                        2 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text),
                        _ => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
                    };
                    return Same(all, Read(bytes));
                },
                iter: 300
            );

    [Fact]
    public void Numbers_dates_and_formulas_are_told_apart()
    {
        using var file = new MemoryStream();
        HourFiles.Xlsx(
            file,
            [
                ["#3.5", "@46188", "#46188", "=A1*2", "#0.30000000000000004", "#450103196001010000"],
            ],
            true
        );
        file.Position = 0;

        var cells = Table.Read(file, "学时.xlsx").Select(r => Enumerable.Range(0, r.Count).Select(i => r[i]).ToArray()).Single();

        Assert.Equal(
            [
                new("3.5", CellKind.Number),
                new("2026-06-15", CellKind.Date),
                new("46188", CellKind.Number),
                new("", CellKind.Formula),
                new("0.3", CellKind.Number),
                new("450103196001010000", CellKind.Number),
            ],
            cells
        );
    }

    private const string None = "{0} is neither an xlsx without macros nor a csv. Save the table as one of these and choose it again.";

    [Theory]
    [
        InlineData("macros", "{0} contains macros. Save it as an xlsx without macros and choose it again."),
        InlineData("bomb", "{0} would unpack to far more than a table of this size needs. Save the sheet as csv and choose that."),
        InlineData("old", "{0} is an old workbook (xls) or has a password. Save it as xlsx without a password and choose it again."),
        InlineData("pdf", None),
        InlineData("zip", None),
        InlineData("half", "{0} is damaged: it cannot be read to its end. Open it in Excel or WPS, save it again and choose it again."),
        InlineData("binary", None)
    ]
    public void What_is_no_table_is_refused_with_its_reason(string kind, string says)
    {
        var good = HourFiles.Xlsx([HourFiles.Row(1)]);
        var bytes = kind switch
        {
            "macros" => With(good, "xl/vbaProject.bin", [1]),
            "bomb" => With(good, "xl/media/image1.bin", new byte[64 * 1024 * 1024]),
            "old" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
            "pdf" => "%PDF-1.7 x"u8.ToArray(),
            "zip" => With([], "readme.txt", [65]),
            "half" => Broken(),
            _ => [65, 0, 66, 0, 0, 0],
        };

        Refused.By(
            says,
            () =>
            {
                Table.Guard(new MemoryStream(bytes), "x");
                Read(bytes);
            }
        );
    }

    [Theory]
    [InlineData("rows"), InlineData("a long row"), InlineData("empty rows")]
    public void Reading_ends_when_nobody_waits_for_it(string kind)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (
                var entry in new ZipArchive(new MemoryStream(HourFiles.Xlsx([HourFiles.Row(1)]))).Entries.Where(e =>
                    e.FullName != "xl/worksheets/sheet1.xml"
                )
            )
            {
                using var copy = zip.CreateEntry(entry.FullName).Open();
                using var part = entry.Open();
                part.CopyTo(copy);
            }

            using var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.NoCompression).Open());
            sheet.Write(
                "<worksheet><sheetData>"
                    + string.Concat(
                        Enumerable.Repeat(
                            kind switch
                            {
                                "rows" => "<row><c t=\"inlineStr\"><is><t>甲</t></is></c></row>",
                                "empty rows" => "<row/>",
                                _ => "<x><c/></x>",
                            },
                            200_000
                        )
                    )
                    + "</sheetData></worksheet>"
            );
        }

        file.Position = 0;
        using var gone = new CancellationTokenSource();
        using var rows = Table.Read(file, "x", gone.Token).GetEnumerator();
        if (kind == "rows")
            Assert.True(rows.MoveNext());
        gone.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
        {
            while (rows.MoveNext()) { }
        });
    }

    [Fact]
    public void Memory_does_not_grow_with_the_rows()
    {
        Assert.InRange(Live(40_000), 0, Live(4_000) + 4 * 1024 * 1024);

        static long Live(int rows)
        {
            using var file = new FileStream(
                Path.GetTempFileName(),
                new FileStreamOptions
                {
                    Mode = FileMode.Create,
                    Access = FileAccess.ReadWrite,
                    Options = FileOptions.DeleteOnClose,
                }
            );
            HourFiles.Xlsx(file, Enumerable.Range(0, rows).Select(i => HourFiles.Row(i)), false);
            file.Position = 0;
            var (before, most, seen) = (GC.GetTotalMemory(true), 0L, 0);
            foreach (var _ in Table.Read(file, "x"))
                if (++seen % (rows / 4) == 0)
                    most = Math.Max(most, GC.GetTotalMemory(true) - before);
            Assert.Equal(rows, seen);
            return most;
        }
    }

    [Fact]
    public void Many_shared_texts_are_spilled_and_still_right()
    {
        var rows = Enumerable.Range(0, 9_000).Select(i => new[] { new string((char)('一' + i % 2000), 1500) + i, $"{i}" }).ToArray();
        using var file = new MemoryStream();
        HourFiles.Xlsx(file, rows, true);

        Assert.True(Same(rows, Read(file.ToArray())));
    }

    private static byte[] Broken()
    {
        using var bytes = new MemoryStream();
        HourFiles.Xlsx(
            bytes,
            [
                ["姓名"],
            ],
            false
        );
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var part = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open());
            part.Write("<worksheet><sheetData><row><c t=\"s\"><v>7</v></c>");
        }

        return bytes.ToArray();
    }

    private static byte[] With(byte[] package, string part, byte[] content)
    {
        using var bytes = new MemoryStream();
        bytes.Write(package);
        using (var zip = new ZipArchive(bytes, package.Length == 0 ? ZipArchiveMode.Create : ZipArchiveMode.Update, leaveOpen: true))
        using (var entry = zip.CreateEntry(part).Open())
            entry.Write(content);
        return bytes.ToArray();
    }

    private static List<(int Number, string[] Cells)> Read(byte[] bytes) =>
        [
            .. Table
                .Read(new MemoryStream(bytes), "x")
                .Select(r => (r.Number, Enumerable.Range(0, r.Count).Select(i => r[i].Text).ToArray())),
        ];

    private static bool Same(string[][] rows, List<(int Number, string[] Cells)> read)
    {
        var expected = rows.Select((r, i) => (Number: i + 1, Cells: r))
            .Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c)))
            .ToList();
        return expected.Count == read.Count
            && expected
                .Zip(read)
                .All(p =>
                    p.First.Number == p.Second.Number
                    && p.First.Cells.Select((c, i) => c == (i < p.Second.Cells.Length ? p.Second.Cells[i] : "")).All(x => x)
                );
    }
}
