using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Web.Tests.Organisations;

public sealed class UnitPageTests(PortalFixture portal) : PageTest(portal)
{
    private Task<Organisation> UnitAsync(string name) =>
        Province.ReadAsync(db => db.Organisations.Include(o => o.Capacities).AsNoTracking().SingleAsync(o => o.Name == name));

    private async Task<FormBrowser> OfficeAsync() =>
        await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处"));

    [Fact]
    public async Task The_tree_leads_from_a_city_to_a_unit_and_to_the_form_that_enters_another()
    {
        var browser = await OfficeAsync();

        await browser.GetAsync("/organisations");
        await browser.GetAsync(browser.Page.QuerySelector("a[href*='under='][aria-label*='南宁市']")!.GetAttribute("href")!);
        await browser.GetAsync(browser.Page.QuerySelector(".ku-head__acts .btn-primary")!.GetAttribute("href")!);
        await browser.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Name"] = "青秀设计院",
                ["Input.Kind"] = "ResearchInstitute",
                ["Input.CreditCode"] = "",
            }
        );

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("青秀设计院", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(browser.Page.QuerySelector(".ku-callout--good"));
        Assert.Equal("450100", (await UnitAsync("青秀设计院")).DivisionCode);
    }

    [Fact]
    public async Task A_wrong_code_is_told_beside_the_field_and_what_was_typed_is_kept()
    {
        var browser = await OfficeAsync();
        var unit = await UnitAsync("邕江大学");

        await browser.GetAsync($"/organisations/{unit.Id}/correct");
        await browser.PostAsync(
            new Dictionary<string, string?> { ["Input.Name"] = "邕江新大学", ["Input.CreditCode"] = "12450100MB0T000151" }
        );

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Equal("邕江新大学", browser.Page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        Assert.NotNull(browser.Page.QuerySelector("#Input_CreditCode-error"));
        Assert.Equal("邕江大学", (await UnitAsync("邕江大学")).Name);
    }

    [Fact]
    public async Task Each_form_of_a_unit_works_as_drawn()
    {
        var browser = await OfficeAsync();
        var (university, institute) = (await UnitAsync("邕江大学"), await UnitAsync("五象金融研究院"));

        await browser.GetAsync($"/organisations/{university.Id}/correct");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "邕江理工大学" });
        await browser.GetAsync($"/organisations/{university.Id}/grant");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Capacity"] = "EducationBase", ["Input.From"] = "2026年11月1日" });
        await browser.GetAsync($"/organisations/{university.Id}/capacities/EducationBase/end");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Last"] = "2026-12-31", ["Input.Reason"] = "期满" });
        await browser.GetAsync($"/organisations/{university.Id}/move");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Target"] = "柳州市", ["Input.Reason"] = "调整" });
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        await browser.GetAsync($"/organisations/{institute.Id}/merge");
        await browser.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Target"] = "邕江理工大学",
                ["Input.On"] = "2026-11-20",
                ["Input.Capacities"] = "Move",
                ["Input.Reason"] = "合并",
            }
        );
        await browser.GetAsync($"/organisations/{university.Id}/close");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.On"] = "2026-11-23", ["Input.Reason"] = "撤销" });

        var closed = await UnitAsync("邕江理工大学");
        Assert.Equal((new DateOnly(2026, 11, 23), Province.Units["柳州市"].Id), (closed.ClosedOn!.Value, closed.ParentId!.Value));
        // A capacity ends with its unit, whatever end it was given.
        Assert.Equal(new DateOnly(2026, 11, 23), closed.Capacities.Single(c => c.Capacity == Capacity.EducationBase).To);
        Assert.Equal(university.Id, (await UnitAsync("五象金融研究院")).MergedIntoId);
    }

    [Fact]
    public async Task A_stale_form_is_answered_with_a_conflict()
    {
        var browser = await OfficeAsync();
        var unit = await UnitAsync("邕江大学");
        await browser.GetAsync($"/organisations/{unit.Id}/correct");
        var other = await OfficeAsync();
        await other.GetAsync($"/organisations/{unit.Id}/correct");
        await other.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "邕江一大" });

        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "邕江二大" });

        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.NotNull(browser.Page.QuerySelector(".ku-errors"));
    }

    [Fact]
    public async Task A_bureau_opens_no_unit_of_another_city_and_the_public_none()
    {
        var bureau = await SignInAsync(await Province.PersonAsync(Role.LocalBureau, "南宁市人力资源和社会保障局"));

        foreach (var page in new[] { "", "/correct", "/move", "/merge", "/close", "/grant", "/capacities/Employer/end" })
        {
            await bureau.GetAsync($"/organisations/{Province.Units["柳州智造职业技术大学"].Id}{page}");
            Assert.Equal(HttpStatusCode.NotFound, bureau.Status);
        }

        var nobody = Public();
        await nobody.GetAsync("/organisations");
        Assert.Equal("/account/sign-in", nobody.Address.AbsolutePath);
    }
}
