namespace KnowledgeUpdate.Web.Tests.Accounts;

public sealed class MemberPageTests(PortalFixture portal) : PageTest(portal)
{
    private const string University = "邕江大学";

    private async Task<FormBrowser> BureauAsync() =>
        await SignInAsync(await Province.PersonAsync(Role.LocalBureau, "南宁市人力资源和社会保障局"));

    [Fact]
    public async Task Somebody_invited_opens_an_account_and_sees_it()
    {
        var bureau = await BureauAsync();
        await bureau.GetAsync("/account/invite");
        await bureau.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Unit"] = University,
                ["Input.Role"] = "UnitAdministrator",
                ["Input.Name"] = "韦新人",
                ["Input.Email"] = "new@test.invalid",
            }
        );
        Assert.Equal((HttpStatusCode.OK, "/account/members"), (bureau.Status, bureau.Address.AbsolutePath));
        Assert.Contains("韦新人", bureau.Page.QuerySelector("main")!.TextContent);
        var body = await Province.ReadAsync(db => db.OutboxMessages.Select(m => m.Body).SingleAsync());

        var newcomer = Public();
        await newcomer.GetAsync(body[body.IndexOf("/account/invitation/", StringComparison.Ordinal)..].Trim());
        Assert.Contains(University, newcomer.Page.QuerySelector("main")!.TextContent);
        await newcomer.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.UserName"] = "weixin",
                ["Input.New"] = "a sentence of my own",
                ["Input.Again"] = "a sentence of my own",
            }
        );

        Assert.Equal((HttpStatusCode.OK, "/account"), (newcomer.Status, newcomer.Address.AbsolutePath));
        Assert.Contains(University, newcomer.Page.QuerySelector("main table")!.TextContent);
    }

    [Fact]
    public async Task An_ended_account_is_refused_at_its_next_request()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, University);
        var theirs = await SignInAsync(person);
        await theirs.GetAsync("/desk");
        Assert.Equal("/desk", theirs.Address.AbsolutePath);

        var bureau = await BureauAsync();
        await bureau.GetAsync($"/account/members/{person.UserId}/end");
        await bureau.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "离职" });
        await theirs.GetAsync("/desk");

        Assert.Equal("/account/members", bureau.Address.AbsolutePath);
        Assert.Equal("/account/sign-in", theirs.Address.AbsolutePath);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_at_their_next_request_and_keeps_this_one()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, University);
        var (here, elsewhere) = (await SignInAsync(person), await SignInAsync(person));
        await elsewhere.GetAsync("/desk");
        Assert.Equal("/desk", elsewhere.Address.AbsolutePath);

        await here.GetAsync("/account/password");
        await here.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Current"] = "a long test password",
                ["Input.New"] = "a sentence of my own",
                ["Input.Again"] = "a sentence of my own",
            }
        );
        await elsewhere.GetAsync("/desk");

        Assert.Equal(("/desk", "/account/sign-in"), (here.Address.AbsolutePath, elsewhere.Address.AbsolutePath));
    }

    [Fact]
    public async Task A_temporary_password_is_shown_once_and_ends_the_session()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, University);
        var theirs = await SignInAsync(person);
        var bureau = await BureauAsync();

        await bureau.GetAsync($"/account/members/{person.UserId}/reset-password");
        await bureau.PostAsync(new Dictionary<string, string?>());
        var password = bureau.Page.QuerySelector("code")!.TextContent;
        await theirs.GetAsync("/desk");
        Assert.Equal("/account/sign-in", theirs.Address.AbsolutePath);
        await theirs.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = person.Name, ["Input.Password"] = password });

        Assert.Equal("/account/password", theirs.Address.AbsolutePath);
    }

    [Fact]
    public async Task A_desk_is_handed_over_by_its_form_and_a_missing_successor_is_said_beside_the_field()
    {
        var (person, next) = (
            await Province.PersonAsync(Role.UnitAdministrator, University),
            await Province.PersonAsync(Role.UnitAdministrator, University)
        );
        var browser = await SignInAsync(person);
        await browser.GetAsync("/account");
        await browser.GetAsync(browser.Page.QuerySelector("a[href^='/account/desks/']")!.GetAttribute("href")!);
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "休假" });
        Assert.NotNull(browser.Page.QuerySelector("[name='Input.Successor'][aria-invalid=true]"));
        Assert.Equal("休假", browser.Page.QuerySelector("[name='Input.Reason']")!.TextContent.Trim());

        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Successor"] = $"{next.UserId}", ["Input.Reason"] = "休假" });

        Assert.Contains(next.Name, browser.Page.QuerySelector("main")!.TextContent);
        Assert.Equal(1, await Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == next.UserId)));
    }

    [Fact]
    public async Task A_membership_and_an_invitation_are_ended_by_their_forms()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, University);
        var bureau = await BureauAsync();
        await bureau.GetAsync($"/account/members/{person.UserId}/memberships/{person.MembershipId}/end");
        await bureau.PostAsync(new Dictionary<string, string?> { ["Input.Last"] = "2026-11-22", ["Input.Reason"] = "调离" });
        await bureau.GetAsync("/account/invite");
        await bureau.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Unit"] = University,
                ["Input.Role"] = "UnitAdministrator",
                ["Input.Name"] = "韦新人",
                ["Input.Email"] = "new@test.invalid",
            }
        );
        var button = bureau.Page.QuerySelector("form[action*='Revoke' i] button")!;
        await bureau.PostAsync(
            new Dictionary<string, string?>(),
            "form[action*='Revoke' i]",
            (button.GetAttribute("name")!, button.GetAttribute("value")!)
        );

        Assert.Null(bureau.Page.QuerySelector("form[action*='Revoke' i]"));
        Assert.Equal(
            new DateOnly(2026, 11, 22),
            await Province.ReadAsync(db => db.Memberships.Where(m => m.Id == person.MembershipId).Select(m => m.To).SingleAsync())
        );
    }

    [Fact]
    public async Task Pages_about_people_out_of_reach_are_not_found()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        var bureau = await BureauAsync();

        foreach (var page in new[] { "", "/end", "/reset-password", $"/memberships/{office.MembershipId}/end" })
        {
            await bureau.GetAsync($"/account/members/{office.UserId}{page}");
            Assert.Equal(HttpStatusCode.NotFound, bureau.Status);
        }
    }
}
