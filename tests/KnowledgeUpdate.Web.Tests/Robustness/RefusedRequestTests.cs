using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgeUpdate.Web.Tests.Robustness;

/// <summary>What cannot be answered is refused in words, and never fails.</summary>
public sealed class RefusedRequestTests(PortalFixture portal) : PageTest(portal)
{
    private Task<Person> OfficeAsync() => Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");

    [Fact]
    public async Task A_nul_in_an_address_is_refused_in_words_on_every_list()
    {
        var office = await SignInAsync(await OfficeAsync());

        foreach (
            var list in new[]
            {
                "/search?q=",
                "/learners?q=",
                "/organisations?q=",
                "/account/members?q=",
                "/seminars/proposals?q=",
                "/certificates?q=",
                "/seminars?q=",
                "/claims?q=",
                "/history?person=",
                "/history?act=",
                "/calls?x",
            }
        )
        {
            await office.GetAsync(list + "%00");

            Assert.Equal((list, HttpStatusCode.BadRequest), (list, office.Status));
            Assert.Contains("NUL", office.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_nul_in_a_form_is_refused_in_words()
    {
        var office = await SignInAsync(await OfficeAsync());
        await office.GetAsync("/organisations/import");
        var form = (IHtmlFormElement)office.Page.QuerySelector("main form[method=post]")!;
        using var content = (MultipartFormDataContent)FormBrowser.Content(form, new Dictionary<string, string?>());
        content.Add(new ByteArrayContent("a\0b"u8.ToArray()), "Input.Name");

        var answer = await office.Client.PostAsync("/organisations/import", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_method_that_a_page_does_not_have_is_refused_with_those_it_has()
    {
        var office = await SignInAsync(await OfficeAsync());

        foreach (
            var page in new[]
            {
                "/desk",
                "/search",
                "/organisations",
                "/history",
                "/calls",
                "/plans",
                "/certificates",
                "/seminars",
                "/site-map",
                "/privacy",
            }
        )
        {
            foreach (var method in new[] { "POST", "TRACE", "PUT", "DELETE", "GETX" })
            {
                var answer = await office.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), page));

                Assert.Equal((page, method, HttpStatusCode.MethodNotAllowed), (page, method, answer.StatusCode));
                Assert.Equal("GET, HEAD", string.Join(", ", answer.Content.Headers.Allow));
            }
        }

        var form = await office.Client.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/calendar"));
        Assert.Equal(
            (HttpStatusCode.MethodNotAllowed, "GET, HEAD, POST"),
            (form.StatusCode, string.Join(", ", form.Content.Headers.Allow))
        );
        Assert.Equal(HttpStatusCode.OK, (await office.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/desk"))).StatusCode);
    }

    [Fact]
    public async Task A_part_that_a_page_does_not_have_is_not_found()
    {
        var learner = await SignInAsync(await Province.PersonAsync(Role.Learner, "邕江大学"));
        await learner.GetAsync("/learn/certificates");

        Assert.Equal(HttpStatusCode.NotFound, (await learner.Client.PostAsync("/learn/me?handler=Nothing", null)).StatusCode);
    }

    [Theory]
    [InlineData("Employer"), InlineData("Profession"), InlineData("Withdraw")]
    public async Task An_account_without_a_learners_record_is_led_to_enter_it(string handler)
    {
        var browser = await SignInAsync(await Province.PersonAsync(Role.Learner, "邕江大学"));

        var answer = await PostAsync(browser, $"/learn/me?handler={handler}", ("Input.Employer", "邕江大学"));

        Assert.Equal("/learn/start", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData("0"), InlineData("-1"), InlineData("32767"), InlineData("99999"), InlineData("x")]
    public async Task A_year_in_which_nobody_studied_is_refused(string year)
    {
        var learner = await Province.PersonAsync(Role.Learner, "邕江大学");
        await Province.SendAsync(
            learner,
            new Application.Learners.AddMyLearner(
                "韦小新",
                Domain.Learners.IdentityKind.ResidentId,
                TestIdentity.Number(1),
                "邕江大学",
                new Domain.Learners.Profession(
                    "工程技术",
                    Domain.Learners.TitleLevel.Intermediate,
                    "工程师",
                    null,
                    Domain.Learners.Education.Bachelor
                )
            )
        );
        var browser = await SignInAsync(learner);

        Assert.InRange((int)(await PostAsync(browser, "/learn/certificates", ("year", year))).StatusCode, 400, 499);
        Assert.InRange((int)(await browser.Client.GetAsync($"/learn?year={year}")).StatusCode, 200, 499);
    }

    [Theory]
    [
        InlineData("x:y"),
        InlineData(":-1"),
        InlineData("0198f000-0000-7000-8000-000000000001:x"),
        InlineData("0198f000-0000-7000-8000-000000000001:-1"),
        InlineData(":")
    ]
    public async Task Ticks_that_name_no_row_are_refused(string tick)
    {
        var browser = await SignInAsync(await Province.PersonAsync(Role.LocalBureau, "南宁市人力资源和社会保障局"));

        Assert.InRange((int)(await PostAsync(browser, "/seminars/proposals?handler=Recommend", ("ids", tick))).StatusCode, 400, 499);
    }

    [Theory]
    [InlineData("/calendar?handler=Day", "Input.Regional"), InlineData("/rules/activities?handler=Add", "Input.NeedsRecognition")]
    public async Task A_tick_box_with_a_value_of_its_own_is_told_at_the_box(string address, string box)
    {
        var browser = await SignInAsync(await OfficeAsync());

        var answer = await PostAsync(browser, address, (box, "maybe"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("maybe", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_in_a_number_are_told_and_nothing_is_saved_without_it()
    {
        var browser = await SignInAsync(await OfficeAsync());
        await browser.GetAsync("/rules/activities");

        await browser.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Code"] = "fuzz",
                ["Input.Name"] = "测试",
                ["Input.NameEn"] = "Test",
                ["Input.HoursPerUnit"] = "8",
                ["Input.Unit"] = "天",
                ["Input.MaxPerClaim"] = "许多",
                ["Input.Evidence"] = "证明",
                ["Input.Source"] = "通知",
                ["Input.From"] = "2027-01-01",
            },
            "#add-form"
        );

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("许多", browser.Page.QuerySelector("#Input_MaxPerClaim-error")!.TextContent, StringComparison.Ordinal);
        Assert.False(await Province.ReadAsync(db => db.ActivityKinds.AnyAsync(k => k.Code == "fuzz")));
    }

    [Fact]
    public async Task A_date_beyond_all_periods_is_no_date()
    {
        var browser = await SignInAsync(await OfficeAsync());

        foreach (var date in new[] { "0001-01-01", "9999-12-31", "1899-12-31" })
            Assert.InRange((int)(await browser.Client.GetAsync($"/history?from={date}&to={date}")).StatusCode, 200, 499);
    }

    [Theory]
    [
        InlineData("/language?culture=en&returnUrl="),
        InlineData("/display?size=large&returnUrl="),
        InlineData("/display/list?density=compact&returnUrl=")
    ]
    public async Task The_way_back_may_hold_chinese(string address)
    {
        var client = Factory.CreateClient(
            new WebApplicationFactoryClientOptions
            {
                BaseAddress = new Uri($"http://{Province.Tenant.Hosts[0]}/"),
                AllowAutoRedirect = false,
            }
        );

        var answer = await client.GetAsync(address + Uri.EscapeDataString("/plans?q=海洋 𠮷%20x#a"));

        Assert.Equal(
            (HttpStatusCode.Found, "/plans?q=%E6%B5%B7%E6%B4%8B%20%F0%A0%AE%B7%20x#a"),
            (answer.StatusCode, answer.Headers.Location!.OriginalString)
        );
        foreach (var elsewhere in new[] { "//evil.test", "/\\evil.test", "http://evil.test", "javascript:alert(1)", "/\tx" })
            Assert.Equal("/", (await client.GetAsync(address + Uri.EscapeDataString(elsewhere))).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Signing_in_leads_back_to_a_search_in_chinese()
    {
        var office = await OfficeAsync();
        var browser = new FormBrowser(
            Factory.CreateClient(
                new WebApplicationFactoryClientOptions
                {
                    BaseAddress = new Uri($"http://{Province.Tenant.Hosts[0]}/"),
                    AllowAutoRedirect = false,
                }
            )
        );
        await browser.GetAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString("/search?q=海洋"));

        using var content = FormBrowser.Content(
            (IHtmlFormElement)browser.Page.QuerySelector("main form[method=post]")!,
            new Dictionary<string, string?> { ["Input.Name"] = office.Name, ["Input.Password"] = "a long test password" }
        );
        var answer = await browser.Client.PostAsync(browser.Address, content);

        // A header holds ASCII only: the real server fails where it does not, the test's own does not mind.
        Assert.Equal((HttpStatusCode.Found, "/search?q=%E6%B5%B7%E6%B4%8B"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task What_stands_in_the_way_of_a_page_is_said_without_blaming_anybody()
    {
        var learner = await Province.PersonAsync(Role.Learner, "邕江大学");
        await Province.SendAsync(
            learner,
            new Application.Learners.AddMyLearner(
                "韦小新",
                Domain.Learners.IdentityKind.ResidentId,
                TestIdentity.Number(1),
                "邕江大学",
                new Domain.Learners.Profession(
                    "工程技术",
                    Domain.Learners.TitleLevel.Intermediate,
                    "工程师",
                    null,
                    Domain.Learners.Education.Bachelor
                )
            )
        );
        var browser = await SignInAsync(learner);

        await browser.GetAsync("/learn?year=0");

        Assert.Equal((HttpStatusCode.Conflict, "目前不能办理"), (browser.Status, browser.Page.QuerySelector("h1")!.TextContent));
        Assert.Contains("0 不是有效的学时年度", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("别人", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Posts some values as a form of this person's session.</summary>
    private static async Task<HttpResponseMessage> PostAsync(
        FormBrowser browser,
        string address,
        params (string Name, string Value)[] values
    )
    {
        await browser.GetAsync("/account/sign-in");
        var token = browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.Client.PostAsync(
            address,
            new FormUrlEncodedContent([
                new("__RequestVerificationToken", token),
                new("__key", $"{Guid.NewGuid():N}"),
                .. values.Select(v => new KeyValuePair<string, string>(v.Name, v.Value)),
            ])
        );
    }

    [Fact]
    public async Task A_field_of_a_form_does_not_overrule_the_address()
    {
        var office = await OfficeAsync();
        var (here, there) = (Province.Units["邕江大学"].Id, Province.Units["五象金融研究院"].Id);
        var page = await SignInAsync(office);
        await page.GetAsync($"/organisations/{here}/close");
        var form = (IHtmlFormElement)page.Page.QuerySelector("main form[method=post]")!;
        var typed = await FormBrowser
            .Content(form, new Dictionary<string, string?>())
            .ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var content = new StringContent($"{typed}&id={there}", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

        var answer = await page.Client.PostAsync($"/organisations/{here}/close", content);

        Assert.Contains(
            "邕江大学",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        // Nor is a link's secret, and a value that is none is refused in words.
        foreach (var value in new[] { "\t;", "" })
        {
            using var fields = new FormUrlEncodedContent([new("secret", value), new("__key", Guid.NewGuid().ToString())]);
            var refused = await page.Client.PostAsync($"/not-me/{new string('a', 32)}", fields, TestContext.Current.CancellationToken);
            Assert.NotEqual(HttpStatusCode.InternalServerError, refused.StatusCode);
        }
    }
}
