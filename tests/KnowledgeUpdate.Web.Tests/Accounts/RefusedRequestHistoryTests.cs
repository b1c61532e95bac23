using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Web.Tests.Accounts;

/// <summary>What a page refuses is in the history: who, which page, from where.</summary>
public sealed class RefusedRequestHistoryTests(PortalFixture portal) : PageTest(portal)
{
    [Fact]
    public async Task A_page_that_the_role_may_not_open_is_kept_with_its_address_and_without_the_query()
    {
        var expert = await Province.PersonAsync(Role.Expert, "邕江大学");
        var browser = await SignInAsync(expert);

        await browser.GetAsync("/organisations?name=secret");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        var refused = Assert.Single(await RefusedAsync());
        Assert.Equal((nameof(SecurityEvent.AccessRefused), expert.UserId, expert.UserId), (refused.Act, refused.UserId, refused.SubjectId));
        Assert.Contains("GET /organisations", refused.Changes);
        Assert.DoesNotContain("secret", refused.Changes);
    }

    [Fact]
    public async Task A_record_that_is_not_for_the_person_is_kept_and_one_that_nobody_has_is_not()
    {
        var stranger = await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院");
        var colleague = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");
        var browser = await SignInAsync(stranger);

        await browser.GetAsync($"/account/members/{Guid.NewGuid()}");
        Assert.Equal((HttpStatusCode.NotFound, 0), (browser.Status, (await RefusedAsync()).Count));
        await browser.GetAsync($"/account/members/{colleague.MembershipId}");
        await browser.GetAsync($"/account/members/{colleague.UserId}");

        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        var refused = Assert.Single(await RefusedAsync());
        Assert.Equal((nameof(SecurityEvent.RecordOutOfReach), stranger.UserId), (refused.Act, refused.UserId));
    }

    [Fact]
    public async Task A_form_without_the_token_of_the_session_is_kept()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        var browser = await SignInAsync(office);

        var answer = await browser.Client.PostAsync(
            new Uri("/calendar?handler=Day", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string> { ["Input.Name"] = "x" })
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var refused = Assert.Single(await RefusedAsync());
        Assert.Equal((nameof(SecurityEvent.FormRefused), office.UserId), (refused.Act, refused.UserId));
        Assert.Contains("POST /calendar", refused.Changes);
    }

    [Fact]
    public async Task The_history_tells_sign_ins_and_refusals_apart_in_the_reader_s_language()
    {
        var auditor = await Province.PersonAsync(Role.Auditor, "专业技术人员管理处", "shenji");
        var browser = await SignInAsync(auditor);
        await browser.GetAsync("/account/sign-in");
        var stranger = Public();
        await stranger.GetAsync("/account/sign-in");
        await stranger.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "shenji", ["Input.Password"] = "wrong" });

        await browser.GetAsync("/history?person=shenji");
        var rows = browser.Page.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToList();

        Assert.Contains("登录被拒；密码不对", rows[0]);
        Assert.Contains("公众", rows[0]);
        Assert.All(rows.Take(2), r => Assert.Contains("shenji (shenji)", r));
        await browser.GetAsync("/history?security=true");
        Assert.Single(browser.Page.QuerySelectorAll("main tbody tr"));
    }

    private Task<List<AuditEvent>> RefusedAsync()
    {
        var names = Enum.GetNames<SecurityEvent>();
        return Province.ReadAsync(db =>
            db.AuditEvents.AsNoTracking().Where(e => names.Contains(e.Act)).OrderBy(e => e.Sequence).ToListAsync()
        );
    }
}
