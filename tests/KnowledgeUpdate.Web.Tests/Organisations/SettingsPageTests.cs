namespace KnowledgeUpdate.Web.Tests.Organisations;

public sealed class SettingsPageTests(PortalFixture portal) : PageTest(portal)
{
    private async Task<FormBrowser> AsAsync(Role role) => await SignInAsync(await Province.PersonAsync(role, "专业技术人员管理处"));

    [Fact]
    public async Task A_number_and_the_fee_table_are_entered_by_their_forms()
    {
        var browser = await AsAsync(Role.ProgrammeOffice);
        await browser.GetAsync("/rules/publicity.working-days/enter");
        await browser.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Number"] = "７",
                ["Input.From"] = "2027-01-01",
                ["Input.Source"] = "文",
            }
        );
        Assert.Equal((HttpStatusCode.OK, "/rules"), (browser.Status, browser.Address.AbsolutePath));
        await browser.GetAsync("/rules/training-fee.standard/enter");
        await browser.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Classes[2].Lodging"] = "360",
                ["Input.From"] = "2027-01-01",
                ["Input.Source"] = "新办法",
            }
        );

        Assert.Equal((HttpStatusCode.OK, "/rules"), (browser.Status, browser.Address.AbsolutePath));
        Assert.Equal(2, await Province.ReadAsync(db => db.ProgrammeRules.CountAsync(r => r.EffectiveFrom == new DateOnly(2027, 1, 1))));
    }

    [Fact]
    public async Task A_year_and_a_day_are_entered_by_their_forms()
    {
        var browser = await AsAsync(Role.SystemAdministrator);
        await browser.GetAsync("/calendar");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Year"] = "2027", ["Input.Source"] = "通知" }, "#open-form");
        await browser.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Date"] = "2027-04-09",
                ["Input.Working"] = "No",
                ["Input.Name"] = "壮族三月三",
            },
            "#day-form"
        );

        Assert.Equal((HttpStatusCode.OK, "?year=2027"), (browser.Status, browser.Address.Query));
        Assert.Contains("壮族三月三", browser.Page.QuerySelector("main")!.TextContent);

        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Day"] = "2027-04-09", ["Input.Reason"] = "" }, "#out-form");
        Assert.NotNull(browser.Page.QuerySelector("[name='Input.Reason'][aria-invalid=true]"));
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Day"] = "2027-04-09", ["Input.Reason"] = "误录" }, "#out-form");
        Assert.Equal((HttpStatusCode.OK, "?year=2027"), (browser.Status, browser.Address.Query));
        Assert.False(await Province.ReadAsync(db => db.CalendarDays.AnyAsync(d => d.Date == new DateOnly(2027, 4, 9))));
    }

    [Fact]
    public async Task Each_settings_page_opens_to_its_roles_only()
    {
        foreach (
            var (role, path, expected) in new[]
            {
                (Role.Auditor, "/rules", HttpStatusCode.OK),
                (Role.Auditor, "/rules/publicity.working-days/enter", HttpStatusCode.Forbidden),
                (Role.SystemAdministrator, "/rules", HttpStatusCode.Forbidden),
                (Role.Auditor, "/history", HttpStatusCode.OK),
                (Role.ProgrammeOffice, "/history?act=OpenAccount", HttpStatusCode.OK),
                (Role.SystemAdministrator, "/history", HttpStatusCode.Forbidden),
                (Role.Auditor, "/calendar", HttpStatusCode.OK),
                (Role.Expert, "/calendar", HttpStatusCode.Forbidden),
                (Role.Expert, "/organisations", HttpStatusCode.Forbidden),
                (Role.Expert, "/account", HttpStatusCode.OK),
            }
        )
        {
            var browser = await AsAsync(role);
            await browser.GetAsync(path);
            Assert.True(expected == browser.Status, $"{role} {path}: {browser.Status}");
        }
    }
}
