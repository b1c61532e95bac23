using AngleSharp;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgeUpdate.Web.Tests.Accounts;

/// <summary>A session lives in its row: what ends there opens nothing any more, whatever cookie is sent again.</summary>
public sealed class SessionTests(PortalFixture portal) : PageTest(portal)
{
    private const string Password = "a long test password",
        Unit = "邕江大学";

    [Fact]
    public async Task A_cookie_that_is_sent_again_after_signing_out_opens_nothing()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, Unit);
        var cookie = await CookieAsync(person);
        Assert.Equal(HttpStatusCode.OK, await DeskAsync(cookie));

        var leaving = await SignInAsync(person);
        await leaving.GetAsync("/desk");
        await leaving.PostAsync(new Dictionary<string, string?>(), "form[action='/account/sign-out']");
        Assert.Equal(HttpStatusCode.OK, await DeskAsync(cookie));
        await SignOutAsync(cookie);

        Assert.Equal(HttpStatusCode.Found, await DeskAsync(cookie));
    }

    [Fact]
    public async Task A_session_of_staff_ends_after_eight_hours_however_busy_it_is()
    {
        var staff = await SignInAsync(await Province.PersonAsync(Role.UnitAdministrator, Unit));
        var learner = await SignInAsync(await Province.PersonAsync(Role.Learner, Unit));
        for (var i = 0; i < 7; i++)
        {
            Province.Clock.Now += TimeSpan.FromHours(1);
            await staff.GetAsync("/desk");
            await learner.GetAsync("/desk");
        }

        Assert.Equal("/desk", staff.Address.AbsolutePath);
        Province.Clock.Now += TimeSpan.FromHours(1);
        await staff.GetAsync("/desk");
        await learner.GetAsync("/account");

        Assert.Equal("/account/sign-in", staff.Address.AbsolutePath);
        Assert.Equal("/account", learner.Address.AbsolutePath);
        Province.Clock.Now += TimeSpan.FromHours(8);
        await learner.GetAsync("/account");
        Assert.Equal("/account/sign-in", learner.Address.AbsolutePath);
    }

    [Fact]
    public async Task A_person_sees_the_own_sessions_and_ends_one_or_all_others()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, Unit);
        var other = await Province.PersonAsync(Role.UnitAdministrator, Unit);
        var first = await SignInAsync(person);
        var second = await SignInAsync(person);
        var third = await SignInAsync(person);
        var foreign = await SignInAsync(other);

        await third.GetAsync("/account");
        Assert.Equal(2, third.Page.QuerySelectorAll("form[action*=EndSession]").Length);
        await third.PostAsync(new Dictionary<string, string?>(), "form[action*=EndSession]");
        Assert.Equal(HttpStatusCode.OK, third.Status);
        Assert.Single(third.Page.QuerySelectorAll("form[action*=EndSession]"));
        await first.GetAsync("/desk");
        await second.GetAsync("/desk");
        Assert.Single(new[] { first, second }, b => b.Address.AbsolutePath == "/account/sign-in");
        await third.PostAsync(new Dictionary<string, string?>(), "form[action*=EndOthers]");
        await first.GetAsync("/desk");
        await second.GetAsync("/desk");
        await foreign.GetAsync("/desk");

        Assert.All([first, second], b => Assert.Equal("/account/sign-in", b.Address.AbsolutePath));
        Assert.Equal("/desk", foreign.Address.AbsolutePath);
        await third.GetAsync("/account");
        Assert.Equal("/account", third.Address.AbsolutePath);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        var (person, other) = (
            await Province.PersonAsync(Role.UnitAdministrator, Unit),
            await Province.PersonAsync(Role.UnitAdministrator, Unit)
        );
        var (mine, theirs) = (await SignInAsync(person), await SignInAsync(other));
        var second = await SignInAsync(person);
        var id = await Province.ReadAsync(db => db.UserSessions.Where(s => s.UserId == other.UserId).Select(s => s.Id).SingleAsync());

        await second.GetAsync("/account");
        await second.PostAsync(new Dictionary<string, string?> { ["session"] = id.ToString() }, "form[action*=EndSession]");

        Assert.Equal(HttpStatusCode.NotFound, second.Status);
        await theirs.GetAsync("/desk");
        await mine.GetAsync("/desk");
        Assert.Equal(("/desk", "/desk"), (theirs.Address.AbsolutePath, mine.Address.AbsolutePath));
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_the_row_keeps_no_key()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, Unit);
        var cookie = await CookieAsync(person);
        var browser = await SignInAsync(person);
        await browser.GetAsync("/account/password");
        await browser.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Current"] = Password,
                ["Input.New"] = "a sentence of my own",
                ["Input.Again"] = "a sentence of my own",
            }
        );

        Assert.Equal("/desk", browser.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.Found, await DeskAsync(cookie));
        Assert.Equal(2, await Province.ReadAsync(db => db.UserSessions.CountAsync(s => s.UserId == person.UserId && s.EndedAt != null)));
        Assert.All(
            await Province.ReadAsync(db => db.UserSessions.Select(s => s.KeyHash).ToListAsync()),
            hash => Assert.Equal(64, hash.Length)
        );
    }

    [Fact]
    public async Task Over_tls_both_cookies_bear_the_hosts_prefix_and_a_planted_plain_one_is_not_read()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, Unit);
        var browser = Secure();
        await browser.SignInAsync(person);
        await browser.GetAsync("/desk");
        Assert.Equal("/desk", browser.Address.AbsolutePath);

        var bare = Factory.CreateClient(
            new WebApplicationFactoryClientOptions
            {
                BaseAddress = new Uri($"https://{Province.Tenant.Hosts[0]}/"),
                HandleCookies = false,
                AllowAutoRedirect = false,
            }
        );
        var set = (await bare.GetAsync("/account/sign-in")).Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(set, c => c.StartsWith("__Host-ku-form=", StringComparison.Ordinal));
        Assert.All(set, c => Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(set, c => Assert.DoesNotContain("domain=", c, StringComparison.OrdinalIgnoreCase));

        using var planted = new HttpRequestMessage(HttpMethod.Get, "/desk");
        planted.Headers.Add("Cookie", (await CookieAsync(person)));
        Assert.Equal(HttpStatusCode.Found, (await bare.SendAsync(planted)).StatusCode);
    }

    [Fact]
    public async Task What_carries_weight_asks_for_the_password_again_and_then_goes_on_with_the_form_as_it_was()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        var person = await Province.PersonAsync(Role.UnitAdministrator, Unit);
        var browser = await SignInAsync(office);
        Province.Clock.Now += TimeSpan.FromMinutes(11);
        await browser.GetAsync($"/account/members/{person.UserId}/end");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "离职" });

        Assert.Equal("/account/confirm", browser.Address.AbsolutePath);
        Assert.Null(await EndedAsync(person));
        await browser.PostAsync(new Dictionary<string, string?> { ["ConfirmPassword"] = "wrong" });
        Assert.Equal((HttpStatusCode.BadRequest, "/account/confirm"), (browser.Status, browser.Address.AbsolutePath));
        Assert.Null(await EndedAsync(person));
        await browser.PostAsync(new Dictionary<string, string?> { ["ConfirmPassword"] = Password });

        Assert.Equal(Province.Clock.Now, await EndedAsync(person));
        var next = await Province.PersonAsync(Role.UnitAdministrator, Unit);
        await browser.GetAsync($"/account/members/{next.UserId}/end");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "离职" });
        Assert.NotNull(await EndedAsync(next));
    }

    private Task<DateTimeOffset?> EndedAsync(Person person) =>
        Province.ReadAsync(db => db.Users.Where(u => u.Id == person.UserId).Select(u => u.EndedAt).SingleAsync());

    private FormBrowser Secure() =>
        new(
            Factory.CreateClient(
                new WebApplicationFactoryClientOptions
                {
                    BaseAddress = new Uri($"https://{Province.Tenant.Hosts[0]}/"),
                    HandleCookies = true,
                }
            )
        );

    private HttpClient Bare() =>
        Factory.CreateClient(
            new WebApplicationFactoryClientOptions
            {
                BaseAddress = new Uri($"http://{Province.Tenant.Hosts[0]}/"),
                HandleCookies = false,
                AllowAutoRedirect = false,
            }
        );

    /// <summary>The cookies of somebody who signed in, to be sent again as often as one likes.</summary>
    private async Task<string> CookieAsync(Person person)
    {
        var client = Bare();
        var page = await client.GetAsync("/account/sign-in");
        var form = await FormAsync(page, "form[action*='Demo' i]");
        using var post = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = FormBrowser.Content(form, new Dictionary<string, string?>(), ("name", person.Name)),
        };
        post.Headers.Add("Cookie", CookiesOf(page));
        return CookiesOf(await client.SendAsync(post));
    }

    private async Task SignOutAsync(string cookie)
    {
        var client = Bare();
        using var get = new HttpRequestMessage(HttpMethod.Get, "/desk");
        get.Headers.Add("Cookie", cookie);
        var page = await client.SendAsync(get);
        var form = await FormAsync(page, "form[action='/account/sign-out']");
        using var post = new HttpRequestMessage(HttpMethod.Post, "/account/sign-out")
        {
            Content = FormBrowser.Content(form, new Dictionary<string, string?>()),
        };
        post.Headers.Add("Cookie", $"{cookie}; {CookiesOf(page)}");
        Assert.Equal(HttpStatusCode.Found, (await client.SendAsync(post)).StatusCode);
    }

    private async Task<HttpStatusCode> DeskAsync(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/desk");
        request.Headers.Add("Cookie", cookie);
        return (await Bare().SendAsync(request)).StatusCode;
    }

    private static string CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(c => c.Split(';')[0])) : "";

    private static async Task<AngleSharp.Html.Dom.IHtmlFormElement> FormAsync(HttpResponseMessage answer, string form)
    {
        var html = await answer.Content.ReadAsStringAsync();
        var page = await BrowsingContext
            .New(Configuration.Default)
            .OpenAsync(r => r.Content(html).Address("http://localhost/"), TestContext.Current.CancellationToken);
        return (AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector(form)!;
    }
}
