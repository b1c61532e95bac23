using System.IO.Compression;
using System.Text;
using KnowledgeUpdate.Application.Organisations;
using MiniExcelLibs;

namespace KnowledgeUpdate.Application.Tests.Organisations;

public sealed class ImportUnitsTests(PortalFixture portal) : UnitTest(portal)
{
    private const string Head = "单位名称,单位类别,上级单位,统一社会信用代码,行政区划代码\n";

    private Task<Guid> UploadAsync(Person who, string csv, string encoding = "utf-8") =>
        Province.SendAsync(
            who,
            new UploadUnitFile(
                "单位.csv",
                CodePagesEncodingProvider.Instance.GetEncoding(encoding)?.GetBytes(csv) ?? Encoding.UTF8.GetBytes(csv)
            )
        );

    private Task<int> CountAsync() => Province.ReadAsync(db => db.Organisations.CountAsync());

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    public async Task Good_rows_are_entered_once_however_often_the_file_is_imported(string encoding)
    {
        var csv =
            Head
            + $"青山附属医院,Public institution,青山集团,,450100\n青山集团,企业,南宁市,{Code(7)},450100\n邕江大学,高等院校,南宁市,"
            + $"{(await UnitAsync(Id(University))).CreditCode},450100\n";
        using var chinese = new Culture("zh-CN");
        var id = await UploadAsync(Bureau, csv, encoding);
        var check = await Province.SendAsync(Bureau, new GetUnitImport(id));
        var before = await CountAsync();

        Assert.Equal([UnitRowState.New, UnitRowState.New, UnitRowState.Unchanged], check.Rows.Select(r => r.State));
        Assert.Equal(2, await Province.SendAsync(Bureau, new ImportUnits(id)));
        Assert.Equal(2, await Province.SendAsync(Bureau, new ImportUnits(id)));
        var again = await UploadAsync(Bureau, csv, encoding);
        Assert.All((await Province.SendAsync(Bureau, new GetUnitImport(again))).Rows, r => Assert.Equal(UnitRowState.Unchanged, r.State));
        await Refused.ByAsync("This file has no new unit: nothing to import.", () => Province.SendAsync(Bureau, new ImportUnits(again)));
        Assert.Equal(before + 2, await CountAsync());
        var hospital = await Province.ReadAsync(db => db.Organisations.SingleAsync(o => o.Name == "青山附属医院"));
        Assert.Equal(4, hospital.Depth);
    }

    [Fact]
    public async Task A_division_gets_a_bureau_unless_the_file_brings_one()
    {
        var id = await UploadAsync(
            Office,
            Head
                + "五象新区,Division,南宁市,,450199\n东盟新区,Division,南宁市,,450198\n东盟新区人社局,HR "
                + "bureau,东盟新区,,450198\n某公司,Enterprise,五象新区,,450199\n坏区,Division,南宁市,,4501\n"
        );
        Assert.Equal(
            [UnitRowState.New, UnitRowState.New, UnitRowState.New, UnitRowState.New, UnitRowState.Refused],
            (await Province.SendAsync(Office, new GetUnitImport(id))).Rows.Select(r => r.State)
        );

        Assert.Equal(4, await Province.SendAsync(Office, new ImportUnits(id)));

        Assert.Equal(
            ["东盟新区人社局", "五象新区人力资源和社会保障局"],
            await Province.ReadAsync(db =>
                db.Organisations.Where(o =>
                        o.Kind == Domain.Organisations.OrganisationKind.HrBureau
                        && (o.DivisionCode == "450198" || o.DivisionCode == "450199")
                    )
                    .OrderBy(o => o.DivisionCode)
                    .Select(o => o.Name)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Every_bad_cell_is_told_by_column_and_row()
    {
        var id = await UploadAsync(
            Bureau,
            Head
                + $"甲,企业,南宁市,{Code(1)}"
                + ",450100\n,企业,南宁市,,450100\n乙,公司,南宁市,,450100\n丙,企业,柳州市,,450100\n"
                + "丁,企业,南宁市,91450100MA1T00018X,450100\n戊,企业,南宁市,,999999\n甲二,企业,南宁市,"
                + $"{Code(1)},450100\n己,HR bureau,南宁市,,450100\n"
        );
        using var chinese = new Culture("zh-CN");

        var rows = (await Province.SendAsync(Bureau, new GetUnitImport(id))).Rows;

        Assert.Equal(["", "A3", "B4", "C5", "D6", "E7", "D8", "B9"], rows.Select(r => string.Join(",", r.Faults.Select(f => f.Cell))));
        Assert.Equal(UnitRowState.New, rows[0].State);
        var file = await Province.SendAsync(Bureau, new GetUnitFile(id));
        using var stream = new MemoryStream(file.Bytes);
        var last = (IDictionary<string, object>)stream.Query(useHeaderRow: true).Last();
        Assert.NotEmpty((string)last["问题"]);
    }

    [Fact]
    public async Task Another_persons_upload_and_another_role_are_refused()
    {
        var id = await UploadAsync(Bureau, Head + "甲,企业,南宁市,,450100\n");
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, University);

        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(Office, new GetUnitImport(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(Office, new ImportUnits(id)));
        await Assert.ThrowsAsync<ForbiddenException>(() => UploadAsync(administrator, Head + "甲,企业,南宁市,,450100\n"));
    }

    [Fact]
    public async Task Files_that_are_no_tables_or_unpack_to_too_much_are_refused()
    {
        const string None = "{0} is neither an xlsx without macros nor a csv. Save the table as one of these and choose it again.";
        foreach (
            var (content, sentence) in new (byte[], string)[]
            {
                ("%PDF-1.7 x"u8.ToArray(), None),
                ([0x00, 0x01, 0x02], None),
                (Bomb(), "{0} would unpack to far more than a table of this size needs. Save the sheet as csv and choose that."),
                (Encoding.UTF8.GetBytes("a,b\n"), "{0} has no rows. Download the template and fill it in."),
            }
        )
            await Refused.ByAsync(sentence, () => Province.SendAsync(Bureau, new UploadUnitFile("x.xlsx", content)));
        await RefusedInput.ForAsync(
            "File",
            "Choose the file to import",
            () => Province.SendAsync(Bureau, new UploadUnitFile("x.xlsx", []))
        );
    }

    [Fact]
    public async Task The_template_can_be_uploaded_as_it_is()
    {
        using var chinese = new Culture("zh-CN");
        var template = await Province.SendAsync(Office, new GetUnitFile(null));

        var id = await Province.SendAsync(Office, new UploadUnitFile(template.Name, template.Bytes));

        Assert.Equal(UnitRowState.New, Assert.Single((await Province.SendAsync(Office, new GetUnitImport(id))).Rows).State);
    }

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml").Open().Dispose();
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 210; i++)
                sheet.Write(zeros);
        }

        return stream.ToArray();
    }

    private sealed class Culture : IDisposable
    {
        private readonly System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentUICulture;

        public Culture(string name) =>
            System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(name);

        public void Dispose() => System.Globalization.CultureInfo.CurrentUICulture = before;
    }
}
