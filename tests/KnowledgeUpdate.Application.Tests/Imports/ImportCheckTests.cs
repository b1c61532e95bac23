using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Tests.Imports;

/// <summary>What the check of a file finds, and how it is mended.</summary>
public sealed class ImportCheckTests(PortalFixture portal) : ImportTest(portal)
{
    [Fact]
    public async Task Faults_are_grouped_by_their_repair_and_mended_by_one_act()
    {
        string[] With(int n, ImportColumn column, string value)
        {
            var row = HourFiles.Row(n);
            row[(int)column] = value;
            return row;
        }

        var withX = Enumerable.Range(20, 400).Select(n => (number: TestIdentity.Number(n), n)).First(x => x.number[^1] == 'X');
        var id = await CheckedAsync(
            HourFiles.Xlsx([
                HourFiles.Row(1),
                With(withX.n, ImportColumn.Number, withX.number.ToLowerInvariant()),
                With(
                    2,
                    ImportColumn.Number,
                    string.Concat(TestIdentity.Number(2).Select(c => char.IsAsciiDigit(c) ? (char)(c + 0xFEE0) : c))
                ),
                With(3, ImportColumn.From, "#46188"),
                With(4, ImportColumn.Title, "　数据安全 "),
                With(5, ImportColumn.Name, "阿依.诺尔"),
                With(6, ImportColumn.Number, TestIdentity.Number(6)[..17] + (TestIdentity.Number(6)[17] == '0' ? '1' : '0')),
                With(7, ImportColumn.Hours, "=A1"),
                With(8, ImportColumn.To, "2027-01-01"),
                With(9, ImportColumn.Category, "其他"),
                With(10, ImportColumn.Hours, "0"),
                With(11, ImportColumn.Number, "#450103196001120000"),
                ["王台", "台胞证", "1234567", .. HourFiles.Row(12)[3..]],
                HourFiles.Row(1),
                HourFiles.Row(1, hours: "5.0"),
            ])
        );

        var view = await ViewAsync(id);
        Assert.Equal((15, 1, 1, 13, 1), Figures(view));
        Assert.Equal(6, view.Findings!.Repairable);
        Assert.Equal(
            [
                ImportRepair.Trim,
                ImportRepair.HalfWidth,
                ImportRepair.UpperX,
                ImportRepair.ExcelDate,
                ImportRepair.LeadingZero,
                ImportRepair.NameDot,
            ],
            view.Findings.Problems.Where(p => p.Repair != ImportRepair.None).Select(p => p.Repair).Order()
        );
        Assert.Equal(
            ["C13", "C8", "G10", "H11", "I12", "I9"],
            view.Findings.Problems.Where(p => p.Repair == ImportRepair.None && p.Column != ImportColumn.Title)
                .Select(p => p.Examples[0].Cell)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ("46188", "2026-06-15"),
            view.Findings.Problems.Where(p => p.Repair == ImportRepair.ExcelDate)
                .Select(p => (p.Examples[0].Before, p.Examples[0].After))
                .Single()
        );
        await Province.SendAsync(unit, new CheckImport(id, view.Version, [ImportRepair.UpperX]));
        Assert.Equal((15, 2, 1, 12, 2), Figures(await ViewAsync(id)));

        await Province.SendAsync(unit, new CheckImport(id, (await ViewAsync(id)).Version, Enum.GetValues<ImportRepair>()));

        Assert.Equal((15, 7, 1, 7, 7), Figures(await ViewAsync(id)));
        await CommitAsync(id);
        Assert.Equal(
            ["数据安全", "数据安全与个人信息保护0"],
            await Province.ReadAsync(db => db.HourEntries.Select(e => e.Title).Distinct().OrderBy(t => t.Length).ToListAsync())
        );
        Assert.Contains(await Province.ReadAsync(db => db.Learners.Select(l => l.Name).ToListAsync()), n => n == "阿依·诺尔");
    }

    [Fact]
    public async Task What_a_unit_chose_for_its_columns_is_remembered()
    {
        var head = HourFiles.Head.ToArray();
        head[(int)ImportColumn.Hours] = "折算数";
        var file = HourFiles.Csv([HourFiles.Row(1)], head);
        var id = await Province.SendAsync(unit, new UploadImport("学时.csv", file));
        var view = await ViewAsync(id);
        Assert.Equal([ImportColumn.Hours], view.Mapping.Missing());
        var columns = view.Mapping.Columns.ToDictionary(c => c.Key, c => (int?)c.Value);
        await RefusedInput.ForAsync(
            "Columns[Hours]",
            "Choose the column for “Hours”.",
            () => Province.SendAsync(unit, new MapImport(id, view.Version, columns))
        );
        columns[ImportColumn.Hours] = (int)ImportColumn.Hours;
        await Province.SendAsync(unit, new MapImport(id, view.Version, columns));

        var next = await Province.SendAsync(unit, new UploadImport("学时.csv", file));

        Assert.Empty((await ViewAsync(next)).Mapping.Missing());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_own_workbook_comes_back_with_the_bad_cells_marked_and_as_many_bad_rows_as_the_page_says(bool isWorkbook)
    {
        var (bad, worse) = (HourFiles.Row(2), HourFiles.Row(3));
        (bad[(int)ImportColumn.Hours], worse[(int)ImportColumn.Title], worse[(int)ImportColumn.Provider]) = (
            "",
            "",
            "+HYPERLINK(\"http://x\")"
        );
        string[][] rows = [HourFiles.Row(1), bad, worse, HourFiles.Row(4)];
        var id = await CheckedAsync(isWorkbook ? HourFiles.Xlsx(rows) : HourFiles.Csv(rows));
        var view = await ViewAsync(id);

        var marked = (await Province.SendAsync(unit, new GetMarkedImport(id))).Bytes;

        List<string[]> Sheet() =>
            [.. Table.Read(new MemoryStream(marked), "x").Select(r => Enumerable.Range(0, r.Count).Select(i => r[i].Text).ToArray())];
        var own = Sheet();
        Assert.Equal(5, own.Count);
        Assert.Equal([.. HourFiles.Head, "What to do"], own[0]);
        Assert.Equal(rows[0], own[1]);
        Assert.StartsWith("Hours: ", own[2][11], StringComparison.Ordinal);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(marked));
        string Part(string path)
        {
            using var part = new StreamReader(zip.GetEntry(path)!.Open());
            return part.ReadToEnd();
        }

        var taken = System.Xml.Linq.XElement.Parse(Part("xl/worksheets/sheetOfRowsNotTaken.xml"));
        Assert.Equal(view.Findings!.Refused + 1, taken.Descendants().Count(e => e.Name.LocalName == "row"));
        Assert.Contains("'+HYPERLINK", taken.Value, StringComparison.Ordinal);
        var coloured = System
            .Xml.Linq.XElement.Parse(Part("xl/worksheets/sheet1.xml"))
            .Descendants()
            .Where(e => e.Name.LocalName == "c" && (int?)e.Attribute("s") >= (isWorkbook ? 2 : 1))
            .Select(e => e.Attribute("r")!.Value);
        Assert.Equal(["I3", "D4"], coloured);
        Assert.Contains("Rows not taken", Part("xl/workbook.xml"), StringComparison.Ordinal);
    }
}
