namespace KnowledgeUpdate.Web.Tests.Robustness;

/// <summary>Two people, or two windows of one, change the same record: the second sees both sides and decides.</summary>
public sealed class ConflictTests(PortalFixture portal) : PageTest(portal)
{
    private const string Office = "专业技术人员管理处";

    [Fact]
    public async Task Whoever_comes_second_sees_both_sides_and_may_put_the_own_in_place()
    {
        var (first, second) = (
            await Province.PersonAsync(Role.ProgrammeOffice, Office, "先改者"),
            await Province.PersonAsync(Role.ProgrammeOffice, Office, "后改者")
        );
        var browser = await CollideAsync(first, second);
        var errors = browser.Page.QuerySelector(".ku-errors")!;

        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("先改者", errors.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("你本人", errors.TextContent, StringComparison.Ordinal);
        Assert.Contains("单位全称", errors.QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["邕江理工大学", "邕江师范大学"], errors.QuerySelectorAll("tbody td").Take(2).Select(c => c.TextContent));
        Assert.Equal("邕江理工大学", browser.Page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));

        await browser.PostAsync(new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.True(await Province.ReadAsync(db => db.Organisations.AnyAsync(o => o.Name == "邕江理工大学")));
    }

    [Fact]
    public async Task What_is_saved_can_be_taken_instead()
    {
        var browser = await CollideAsync(
            await Province.PersonAsync(Role.ProgrammeOffice, Office),
            await Province.PersonAsync(Role.ProgrammeOffice, Office)
        );

        await browser.GetAsync(browser.Page.QuerySelector(".ku-errors a.btn")!.GetAttribute("href")!);

        Assert.Equal("邕江师范大学", browser.Page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Ones_own_other_window_is_nobody_else()
    {
        var person = await Province.PersonAsync(Role.ProgrammeOffice, Office, "双窗者");
        var browser = await CollideAsync(person, person);

        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("你本人", browser.Page.QuerySelector(".ku-errors")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("他人", browser.Page.QuerySelector(".ku-errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_units_person_is_told_by_role_and_unit_only()
    {
        var browser = await CollideAsync(
            await Province.PersonAsync(Role.LocalBureau, "南宁市人力资源和社会保障局", "局里的人"),
            await Province.PersonAsync(Role.ProgrammeOffice, Office)
        );

        Assert.Contains("南宁市人力资源和社会保障局", browser.Page.QuerySelector(".ku-errors")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("局里的人", browser.Page.QuerySelector(".ku-errors")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Both open the form of a unit, both send it.</summary>
    private async Task<FormBrowser> CollideAsync(Person first, Person second)
    {
        var form = $"/organisations/{Province.Units["邕江大学"].Id}/correct";
        var (early, late) = (await SignInAsync(first), await SignInAsync(second));
        await early.GetAsync(form);
        await late.GetAsync(form);
        await early.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "邕江师范大学" });
        Assert.Equal(HttpStatusCode.OK, early.Status);
        await late.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "邕江理工大学" });
        return late;
    }
}
