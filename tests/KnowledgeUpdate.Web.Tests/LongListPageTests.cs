namespace KnowledgeUpdate.Web.Tests;

/// <summary>The links under a long list, followed as a browser without script would.</summary>
public sealed class LongListPageTests(PortalFixture portal) : PageTest(portal)
{
    private async Task<FormBrowser> OpenAsync(int units, string address)
    {
        await Copies.AddAsync(
            Database.Admin,
            "organisations",
            $"p.tenant_id = '{Province.Tenant.Id}' AND p.name = '邕江大学'",
            units,
            $"'id', {Copies.NewId}, 'credit_code', NULL, 'name', '邕江分校' || lpad(i::text, 3, '0')"
        );
        var browser = await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处"));
        await browser.GetAsync(address);
        return browser;
    }

    private static List<string> Names(FormBrowser browser) =>
        [.. browser.Page.QuerySelectorAll(".ku-table tbody th a").Select(a => a.TextContent)];

    private static Task FollowAsync(FormBrowser browser, string relation) =>
        browser.GetAsync(browser.Page.QuerySelector($".ku-pager a[rel={relation}]")!.GetAttribute("href")!);

    [Fact]
    public async Task Next_previous_first_and_last_lead_through_the_list_and_keep_its_conditions()
    {
        var browser = await OpenAsync(25, "/organisations?q=邕江分校&size=10");
        var first = Names(browser);
        Assert.Equal("第 1—10 项，共 25 项", browser.Page.QuerySelector(".ku-pager span")!.TextContent);

        await FollowAsync(browser, "next");
        var second = Names(browser);
        Assert.Contains("第 11—20 项", browser.Page.QuerySelector(".ku-pager span")!.TextContent);
        await FollowAsync(browser, "next");
        var third = Names(browser);

        Assert.Equal(Enumerable.Range(1, 25).Select(i => $"邕江分校{i:000}"), [.. first, .. second, .. third]);
        Assert.Null(browser.Page.QuerySelector(".ku-pager a[rel=next]"));
        Assert.Equal("邕江分校", browser.Page.QuerySelector("#q")!.GetAttribute("value"));
        await FollowAsync(browser, "prev");
        Assert.Equal(second, Names(browser));
        await FollowAsync(browser, "last");
        Assert.Equal(third, Names(browser));
        await FollowAsync(browser, "first");
        Assert.Equal(first, Names(browser));
        Assert.Null(browser.Page.QuerySelector(".ku-pager a[rel=prev]"));
    }

    [Fact]
    public async Task A_broken_place_and_one_of_another_list_show_the_first_page()
    {
        var browser = await OpenAsync(12, "/organisations?q=邕江分校&size=10");
        var (first, next) = (Names(browser), browser.Page.QuerySelector(".ku-pager a[rel=next]")!.GetAttribute("href")!);

        foreach (var place in new[] { "2", "aGVsbG8", next.Split("p=")[^1][..20] })
        {
            await browser.GetAsync($"/organisations?q=邕江分校&size=10&p={place}");
            Assert.Equal((HttpStatusCode.OK, true), (browser.Status, first.SequenceEqual(Names(browser))));
        }

        await browser.GetAsync($"/account/members?size=10&p={next.Split("p=")[^1]}");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("第 1—", browser.Page.QuerySelector(".ku-pager span")!.TextContent);
    }

    [Fact]
    public async Task A_list_too_long_to_count_says_so_in_both_languages()
    {
        var browser = await OpenAsync(10_050, "/organisations?q=邕江分校");
        Assert.Contains("超过 10,000", browser.Page.QuerySelector(".ku-pager span")!.TextContent);

        await browser.GetAsync("/organisations?q=邕江分校&culture=en&ui-culture=en");
        Assert.Equal("1–20 of more than 10,000", browser.Page.QuerySelector(".ku-pager span")!.TextContent);
        await FollowAsync(browser, "last");
        Assert.Equal(20, Names(browser).Count);
        Assert.Contains("20 of more than 10,000", browser.Page.Body!.TextContent);
    }
}
