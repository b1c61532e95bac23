using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Web.Tests.Imports;

/// <summary>An import of hours as a browser sends it, from the file to the undoing.</summary>
public sealed class ImportPageTests(PortalFixture portal) : PageTest(portal)
{
    private static readonly Dictionary<string, string?> Nothing = [];

    private async Task<FormBrowser> UploadAsync(string name, byte[] bytes)
    {
        var browser = await SignInAsync(await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University));
        await browser.GetAsync("/imports/new");
        await browser.PostAsync(Nothing, file: ("Input.File", name, bytes));
        return browser;
    }

    private static string Figures(FormBrowser browser) =>
        string.Join(" ", browser.Page.QuerySelectorAll(".ku-totals b").Select(b => b.TextContent));

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> PressAsync(
        FormBrowser browser,
        string handler,
        IReadOnlyDictionary<string, string?>? fields = null
    ) => browser.PostAsync(fields ?? Nothing, $"main form[action*='handler={handler}' i], main form[action$='/{handler}' i]");

    [Fact]
    public async Task A_file_is_uploaded_matched_mended_written_and_undone()
    {
        var bad = HourFiles.Row(2);
        (bad[(int)ImportColumn.Title], var worse) = ("　数据安全 ", HourFiles.Row(3));
        worse[(int)ImportColumn.Hours] = "-1";
        var browser = await UploadAsync("学时.xlsx", HourFiles.Xlsx([HourFiles.Row(1), bad, worse]));
        Assert.Equal((HttpStatusCode.OK, ""), (browser.Status, Figures(browser)));
        var address = browser.Address.AbsolutePath;

        await PressAsync(browser, "Map");
        Assert.Equal("1 0 0 2", Figures(browser));
        Assert.Equal(["D3", "I4"], browser.Page.QuerySelectorAll(".ku-table--fix td.ku-muted").Select(c => c.TextContent.Trim()));
        var marked = await browser.Client.GetAsync(address + "?handler=Marked");
        Assert.Equal(
            (HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (marked.StatusCode, marked.Content.Headers.ContentType!.MediaType)
        );

        await PressAsync(browser, "Check");
        Assert.Equal("2 0 0 1", Figures(browser));
        await PressAsync(browser, "Commit");
        Assert.NotNull(browser.Page.QuerySelector("#import-progress progress"));
        var job = await Province.ReadAsync(db => db.Jobs.Select(j => j.Id).SingleAsync());
        while (await Province.SendAsPortalAsync(new RunJobStep(job))) { }

        await browser.GetAsync(address);
        Assert.Equal(2, await Province.ReadAsync(db => db.HourEntries.CountAsync()));
        await PressAsync(browser, "Undo", new Dictionary<string, string?> { ["Input.Reason"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.NotNull(browser.Page.QuerySelector("#Input_Reason-error"));
        await PressAsync(browser, "Undo", new Dictionary<string, string?> { ["Input.Reason"] = "名单有误" });
        Assert.Equal((HttpStatusCode.OK, 4), (browser.Status, await Province.ReadAsync(db => db.HourEntries.CountAsync())));
        await browser.GetAsync("/imports");
        Assert.Contains("学时.xlsx", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(TestIdentity.Number(1), (await browser.GetAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_looks_odd_is_confirmed_on_its_own_and_a_file_without_categories_gets_one_for_all_rows()
    {
        string[] Cut(string[] row) => [.. row.Where((_, i) => i != (int)ImportColumn.Category)];
        var browser = await UploadAsync(
            "学时.csv",
            HourFiles.Csv(
                [Cut(HourFiles.Row(1)), Cut(HourFiles.Row(2, hours: "40")), ["合计", "", "", "", "", "", "", "43", "", ""]],
                Cut([.. HourFiles.Head])
            )
        );
        await PressAsync(browser, "Map");
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.NotNull(browser.Page.QuerySelector("#Input_Columns_Category_-error"));

        await PressAsync(browser, "Map", new Dictionary<string, string?> { ["Input.Category"] = "Professional" });
        Assert.Equal("1 0 0 1", Figures(browser));
        Assert.Contains(HourFiles.Row(1)[0], browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector("main form[action*='handler=Commit' i]"));
        await PressAsync(browser, "Check");

        Assert.Equal((HttpStatusCode.OK, "2 0 0 0"), (browser.Status, Figures(browser)));
        Assert.Equal("Professional", browser.Page.QuerySelector("#Input_Category option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_column_that_is_missing_is_told_beside_its_choice()
    {
        var head = HourFiles.Head.ToArray();
        head[(int)ImportColumn.Hours] = "折算数";
        var browser = await UploadAsync("学时.csv", HourFiles.Csv([HourFiles.Row(1)], head));

        await PressAsync(browser, "Map");
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.NotNull(browser.Page.QuerySelector("#Input_Columns_Hours_-error"));
        await PressAsync(browser, "Map", new Dictionary<string, string?> { ["Input.Columns[Hours]"] = "8" });

        Assert.Equal((HttpStatusCode.OK, "1 0 0 0"), (browser.Status, Figures(browser)));
        await PressAsync(browser, "Cancel");
        Assert.Equal(ImportState.Cancelled, await Province.ReadAsync(db => db.Imports.Select(i => i.State).SingleAsync()));
    }

    [Fact]
    public async Task A_file_of_another_type_is_refused_on_the_same_page_and_the_template_is_one_that_is_read()
    {
        var browser = await UploadAsync("学时.xlsx", "%PDF-1.7 x"u8.ToArray());
        Assert.Equal((HttpStatusCode.Conflict, "/imports/new"), (browser.Status, browser.Address.AbsolutePath));
        Assert.Contains("学时.xlsx", browser.Page.QuerySelector(".ku-errors")!.TextContent, StringComparison.Ordinal);
        await browser.PostAsync(Nothing, file: ("Input.File", "学时.csv", []));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        var template = await (await browser.Client.GetAsync("/imports/new?handler=Template")).Content.ReadAsByteArrayAsync();

        await browser.PostAsync(Nothing, file: ("Input.File", "模板.xlsx", template));

        Assert.StartsWith("/imports/", browser.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(12, browser.Page.QuerySelectorAll("option[selected]").Count(o => o.GetAttribute("value")!.Length > 0));
    }
}
