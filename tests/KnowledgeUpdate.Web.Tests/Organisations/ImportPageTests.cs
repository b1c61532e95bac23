using System.IO.Compression;
using System.Text;
using KnowledgeUpdate.Domain.Files;

namespace KnowledgeUpdate.Web.Tests.Organisations;

/// <summary>The upload of units as a browser sends it.</summary>
public sealed class ImportPageTests(PortalFixture portal) : PageTest(portal)
{
    private const string Head = "单位名称,单位类别,上级单位,统一社会信用代码,行政区划代码\n";

    private Task<int> CountAsync() => Province.ReadAsync(db => db.Organisations.CountAsync());

    private async Task<FormBrowser> UploadAsync(string name, byte[] bytes)
    {
        var browser = await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        await browser.GetAsync("/organisations/import");
        await browser.PostAsync(new Dictionary<string, string?>(), file: ("Input.File", name, bytes));
        return browser;
    }

    private static string Figures(FormBrowser browser) =>
        string.Join(" ", browser.Page.QuerySelectorAll(".ku-totals b").Select(b => b.TextContent));

    [Fact]
    public async Task A_good_file_is_checked_then_entered_by_its_button()
    {
        var before = await CountAsync();
        var browser = await UploadAsync(
            "单位.csv",
            Encoding.UTF8.GetBytes(Head + "青山软件公司,企业,南宁市,,450100\n青山研究院,科研院所,南宁市,,450100\n")
        );

        Assert.Equal((HttpStatusCode.OK, "2 0 0", before), (browser.Status, Figures(browser), await CountAsync()));
        Assert.StartsWith("/organisations/import/", browser.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("单位.csv", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await browser.PostAsync(new Dictionary<string, string?>());

        Assert.Equal((HttpStatusCode.OK, before + 2), (browser.Status, await CountAsync()));
        Assert.Null(browser.Page.QuerySelector("main form[method=post]"));
    }

    [Fact]
    public async Task Faults_of_rows_are_told_by_cell_and_only_the_good_rows_are_entered()
    {
        var before = await CountAsync();
        var browser = await UploadAsync(
            "单位.csv",
            Encoding.UTF8.GetBytes(Head + "青山软件公司,企业,南宁市,,450100\n坏公司,公司,南宁市,,450100\n")
        );

        Assert.Equal("1 0 1", Figures(browser));
        Assert.Equal(["B3"], browser.Page.QuerySelectorAll(".ku-table--fix tbody td.ku-muted").Select(c => c.TextContent.Trim()));
        await browser.PostAsync(new Dictionary<string, string?>());

        Assert.Equal(before + 1, await CountAsync());
    }

    public static TheoryData<string> Refused => ["pdf", "macros", "oversize", "nothing"];

    [Theory, MemberData(nameof(Refused))]
    public async Task A_file_of_another_type_with_macros_too_large_or_empty_is_refused_on_the_same_page(string kind)
    {
        var (name, bytes, status, says) = kind switch
        {
            "pdf" => ("单位.xlsx", "%PDF-1.7 x"u8.ToArray(), HttpStatusCode.Conflict, "单位.xlsx"),
            "macros" => ("单位.xlsx", Macros(), HttpStatusCode.Conflict, "单位.xlsx"),
            "oversize" => ("单位.csv", new byte[Attachment.MaxSize + 1], HttpStatusCode.Conflict, "20 MB"),
            _ => ("单位.csv", Array.Empty<byte>(), HttpStatusCode.BadRequest, ""),
        };

        var browser = await UploadAsync(name, bytes);

        Assert.Equal((status, "/organisations/import"), (browser.Status, browser.Address.AbsolutePath));
        Assert.Contains(says, browser.Page.QuerySelector(".ku-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(kind == "nothing", browser.Page.QuerySelector("#Input_File-error") is not null);
        Assert.False(await Province.ReadAsync(db => db.Jobs.AnyAsync()));
    }

    [Fact]
    public async Task A_body_far_beyond_every_limit_is_not_read_and_the_answer_says_so()
    {
        var browser = await UploadAsync("单位.csv", new byte[26 * 1024 * 1024]);

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("20 MB", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static byte[] Macros()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach (var part in new[] { "[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin" })
                zip.CreateEntry(part).Open().Dispose();
        return bytes.ToArray();
    }
}
