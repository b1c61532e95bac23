using AngleSharp.Html.Dom;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Calendar;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>A double click, a retry, a back button: the same POST has one effect.</summary>
public sealed class PostKeyTests(PortalFixture portal) : PageTest(portal)
{
    private const string Old = "a long test password",
        New = "another long test password";

    [Fact]
    public async Task The_same_post_again_has_no_second_effect_and_leads_to_the_same_page()
    {
        var browser = await FormAsync();
        var form = Form(browser);

        var first = await browser.Client.PostAsync("/account/password", Content(form, New));
        var second = await browser.Client.PostAsync("/account/password", Content(form, New));

        Assert.Equal((HttpStatusCode.OK, "/desk"), (first.StatusCode, first.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Equal((HttpStatusCode.OK, "/desk"), (second.StatusCode, second.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Equal(1, await EffectsAsync());
    }

    [Fact]
    public async Task The_same_key_with_other_content_is_refused()
    {
        var browser = await FormAsync();
        var form = Form(browser);
        await browser.Client.PostAsync("/account/password", Content(form, New));

        var other = await browser.Client.PostAsync("/account/password", Content(form, "a third long test password", New));

        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal(1, await EffectsAsync());
    }

    [Fact]
    public async Task Ten_at_once_have_one_effect()
    {
        // Not the password: changing it ends the session that the other nine were sent with.
        var browser = await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处"));
        await browser.GetAsync("/calendar");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Year"] = "2027", ["Input.Source"] = "通知" }, "#open-form");
        var form = (IHtmlFormElement)browser.Page.QuerySelector("#day-form")!;
        var day = new Dictionary<string, string?>
        {
            ["Input.Date"] = "2027-04-09",
            ["Input.Working"] = "No",
            ["Input.Name"] = "壮族三月三",
        };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => browser.Client.PostAsync(form.Action, FormBrowser.Content(form, day)))
        );

        Assert.All(answers, a => Assert.True((int)a.StatusCode < 400, $"{a.StatusCode}"));
        Assert.Equal(1, await Province.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Act == nameof(AddCalendarDay))));
    }

    [Fact]
    public async Task A_post_without_a_key_is_refused()
    {
        var browser = await FormAsync();
        var fields = (await Content(Form(browser), New).ReadAsStringAsync())
            .Split('&')
            .Where(f => !f.StartsWith("__key", StringComparison.Ordinal));

        var answer = await browser.Client.PostAsync(
            "/account/password",
            new StringContent(string.Join('&', fields), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await EffectsAsync());
    }

    [Fact]
    public async Task A_form_that_was_refused_may_be_sent_again()
    {
        var browser = await FormAsync();
        await browser.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Current"] = "wrong",
                ["Input.New"] = New,
                ["Input.Again"] = New,
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);

        await browser.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Current"] = Old,
                ["Input.New"] = New,
                ["Input.Again"] = New,
            }
        );

        Assert.Equal((HttpStatusCode.OK, "/desk"), (browser.Status, browser.Address.AbsolutePath));
    }

    [Fact]
    public async Task The_portal_does_not_start_as_a_role_that_passes_the_policies()
    {
        await using var factory = new PortalFactory(Database with { Web = Database.Admin });

        Assert.Contains(
            "row-level security would not hold",
            Assert.Throws<InvalidOperationException>(() => factory.CreateClient(new WebApplicationFactoryClientOptions())).Message
        );
    }

    private async Task<FormBrowser> FormAsync()
    {
        var browser = await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处"));
        await browser.GetAsync("/account/password");
        return browser;
    }

    private static IHtmlFormElement Form(FormBrowser browser) => (IHtmlFormElement)browser.Page.QuerySelector("main form[method=post]")!;

    private static HttpContent Content(IHtmlFormElement form, string password, string current = Old) =>
        FormBrowser.Content(
            form,
            new Dictionary<string, string?>
            {
                ["Input.Current"] = current,
                ["Input.New"] = password,
                ["Input.Again"] = password,
            }
        );

    private Task<int> EffectsAsync() => Province.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Act == nameof(ChangePassword)));
}
