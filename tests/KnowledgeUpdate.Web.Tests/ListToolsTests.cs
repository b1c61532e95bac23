namespace KnowledgeUpdate.Web.Tests;

/// <summary>Density and columns of lists: by links and a form, kept for the browser, one list apart from another.</summary>
public sealed class ListToolsTests(PortalFixture portal) : PageTest(portal)
{
    private static List<string> Heads(FormBrowser browser) =>
        [.. browser.Page.QuerySelectorAll(".ku-table thead th").Select(h => h.TextContent.Trim())];

    private static bool IsWhole(FormBrowser browser) =>
        browser.Page.QuerySelectorAll(".ku-table tbody tr").All(r => r.Children.Length == Heads(browser).Count);

    [Theory]
    [InlineData("/seminars/proposals", "saved")]
    [InlineData("/seminars/plans", "version")]
    [InlineData("/organisations", "division")]
    public async Task A_column_left_out_and_a_density_stay_until_they_are_chosen_otherwise(string list, string column)
    {
        await SeminarYear.AtAsync(Province, SeminarStage.Candidates, proposals: 1);
        var browser = await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        await browser.GetAsync(list);
        var all = Heads(browser);
        var boxes = browser.Page.QuerySelectorAll(".ku-listtools input[name=show]").Select(i => i.GetAttribute("value")!).ToList();
        Assert.True(IsWhole(browser));
        Assert.Null(browser.Page.QuerySelector(".ku-table--compact"));

        await browser.GetAsync(browser.Page.QuerySelector(".ku-listtools a[href*='density=compact']")!.GetAttribute("href")!);
        Assert.NotNull(browser.Page.QuerySelector(".ku-table--compact"));
        await browser.GetAsync(ColumnsUrl(browser, boxes.Where(b => b != column)));

        Assert.Equal((HttpStatusCode.OK, list), (browser.Status, browser.Address.AbsolutePath));
        Assert.Equal(all.Count - 1, Heads(browser).Count);
        Assert.True(IsWhole(browser));
        Assert.NotNull(browser.Page.QuerySelector(".ku-table--compact"));
        Assert.False(browser.Page.QuerySelector($"#col-{column}")!.HasAttribute("checked"));
        var other = list == "/organisations" ? "/seminars/plans" : "/organisations";
        await browser.GetAsync(other);
        Assert.Equal(
            browser.Page.QuerySelectorAll(".ku-listtools input[name=show]").Length,
            browser.Page.QuerySelectorAll(".ku-listtools input[name=show][checked]").Length
        );
        await browser.GetAsync(list);
        await browser.GetAsync(ColumnsUrl(browser, boxes));
        await browser.GetAsync(browser.Page.QuerySelector(".ku-listtools a[href*='density=comfortable']")!.GetAttribute("href")!);

        Assert.Equal(all, Heads(browser));
        Assert.Null(browser.Page.QuerySelector(".ku-table--compact"));
    }

    [Fact]
    public async Task The_choice_leads_nowhere_else_and_takes_no_other_name()
    {
        var browser = Public();

        await browser.GetAsync("/display/list?density=compact&returnUrl=https%3A%2F%2Felsewhere.invalid%2F");
        Assert.Equal(Province.Tenant.Hosts[0], browser.Address.Host);
        Assert.Equal("/", browser.Address.AbsolutePath);
        var answer = await Factory
            .CreateClient(new() { BaseAddress = browser.Address, AllowAutoRedirect = false })
            .GetAsync("/display/list?list=a%3Bb&all=x&returnUrl=/");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    /// <summary>What a browser would ask for when the form is sent with these boxes ticked.</summary>
    private static string ColumnsUrl(FormBrowser browser, IEnumerable<string> ticked)
    {
        var form = browser.Page.QuerySelector(".ku-listtools form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value")!))
            .Concat(ticked.Select(t => (Name: "show", Value: t)));
        return form.GetAttribute("action") + "?" + string.Join('&', fields.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}"));
    }
}
