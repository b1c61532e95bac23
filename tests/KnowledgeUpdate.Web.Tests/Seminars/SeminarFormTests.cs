using AngleSharp;
using AngleSharp.Html.Dom;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgeUpdate.Web.Tests.Seminars;

/// <summary>The year's forms by a real GET and POST, without script.</summary>
public sealed class SeminarFormTests(PortalFixture portal) : PageTest(portal)
{
    private static Dictionary<string, string?> CallFields(string title) =>
        new()
        {
            ["Input.Year"] = "2027",
            ["Input.Title"] = title,
            ["Input.Text"] = "现就有关事项通知如下。",
            ["Input.OpensAt"] = "2026-11-24 09:00",
            ["Input.ClosesAt"] = "2026-12-11 24:00",
            ["Input.RecommendationLimit"] = "8",
        };

    [Fact]
    public async Task A_call_is_drafted_and_published_by_its_forms_and_a_second_click_drafts_no_second_one()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Called);
        var office = await SignInAsync(year.Office);
        await office.GetAsync("/seminars/calls/edit");
        var form = (IHtmlFormElement)office.Page.QuerySelector("main form[method=post]")!;

        var first = await office.Client.PostAsync(office.Address, FormBrowser.Content(form, CallFields("双击的通知")));
        var second = await office.Client.PostAsync(office.Address, FormBrowser.Content(form, CallFields("双击的通知")));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(first.RequestMessage!.RequestUri, second.RequestMessage!.RequestUri);
        var draft = await Province.ReadAsync(db => db.SeminarCalls.AsNoTracking().SingleAsync(c => c.Title == "双击的通知"));
        Assert.Equal((CallState.Draft, new DateTimeOffset(2026, 12, 11, 16, 0, 0, TimeSpan.Zero)), (draft.State, draft.ClosesAt));

        await office.GetAsync($"/seminars/calls/{draft.Id}");
        await office.PostAsync(new Dictionary<string, string?>(), "#publish-form");
        Assert.Equal(HttpStatusCode.OK, office.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Public().Client.GetAsync($"/calls/{draft.Id}")).StatusCode);
        Assert.Null(office.Page.QuerySelector("#release-form"));
        var releaser = await SignInAsync(year.Office2);
        await releaser.GetAsync($"/seminars/calls/{draft.Id}");
        await releaser.PostAsync(new Dictionary<string, string?>(), "#release-form");
        Assert.Equal(HttpStatusCode.OK, releaser.Status);
        Assert.Equal(CallState.Published, (await year.LoadAsync<SeminarCall>(draft.Id)).State);
        Assert.Equal(HttpStatusCode.OK, (await Public().Client.GetAsync($"/calls/{draft.Id}")).StatusCode);
    }

    [Fact]
    public async Task A_call_that_lacks_something_is_shown_again_as_typed()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Called);
        var office = await SignInAsync(year.Office);
        await office.GetAsync("/seminars/calls/edit");

        await office.PostAsync(new Dictionary<string, string?>(CallFields("")) { ["Input.ClosesAt"] = "2026-11-20 24:00" });

        Assert.Equal(HttpStatusCode.BadRequest, office.Status);
        Assert.NotNull(office.Page.QuerySelector(".ku-errors a[href='#Input_Title']"));
        Assert.Equal("2026-11-20 24:00", office.Page.QuerySelector("[name='Input.ClosesAt']")!.GetAttribute("value"));
        Assert.Equal(1, await Province.ReadAsync(db => db.SeminarCalls.CountAsync()));
    }

    [Fact]
    public async Task A_proposal_is_filled_in_section_by_section_filed_and_recommended()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Called);
        var host = await SignInAsync(year.Hosts[0]);
        await host.GetAsync($"/seminars/proposals/new?call={year.Call}");
        await host.PostAsync(new Dictionary<string, string?>());
        var proposal = await Province.ReadAsync(db => db.SeminarProposals.AsNoTracking().SingleAsync());
        var c = await year.ContentAsync(0);

        foreach (
            var (section, fields) in new (ProposalSection, Dictionary<string, string?>)[]
            {
                (
                    ProposalSection.Topic,
                    new()
                    {
                        ["Input.Title"] = c.Title,
                        ["Input.Kind"] = "Advanced",
                        ["Input.Field"] = "new-it",
                        ["Input.RecommenderId"] = c.RecommenderId.ToString(),
                        ["Input.ContactName"] = c.ContactName,
                        ["Input.ContactPhone"] = c.ContactPhone,
                    }
                ),
                (ProposalSection.Rationale, new() { ["Input.Grounds"] = c.Grounds, ["Input.Aims"] = c.Aims }),
                (
                    ProposalSection.Trainees,
                    new()
                    {
                        ["Input.Target"] = c.Target,
                        ["Input.HeadCount"] = "50",
                        ["Input.FromOutside"] = "5",
                    }
                ),
                (
                    ProposalSection.Schedule,
                    new()
                    {
                        ["Input.StartsOn"] = "2027-03-08",
                        ["Input.Days"] = "3",
                        ["Input.Place"] = c.Place,
                        ["Input.Mode"] = c.Mode,
                    }
                ),
                (
                    ProposalSection.Lecturers,
                    c.Lecturers.SelectMany(
                            (l, i) =>
                                new[] { ("Name", l.Name), ("Unit", l.Unit), ("Title", l.Title), ("Rank", l.Rank.ToString()) }.Select(f =>
                                    ($"Input.Lecturers[{i}].{f.Item1}", f.Item2)
                                )
                        )
                        .ToDictionary(f => f.Item1, f => (string?)f.Item2)
                ),
                (
                    ProposalSection.Courses,
                    c.Courses.SelectMany(
                            (l, i) =>
                                new[]
                                {
                                    ("Day", $"{l.Day}"),
                                    ("Half", $"{l.Half}"),
                                    ("Topic", l.Topic),
                                    ("Hours", "4"),
                                    ("Lecturer", l.Lecturer),
                                    ("JoinedClasses", "1"),
                                }.Select(f => ($"Input.Courses[{i}].{f.Item1}", f.Item2))
                        )
                        .ToDictionary(f => f.Item1, f => (string?)f.Item2)
                ),
                (
                    ProposalSection.Budget,
                    new()
                    {
                        ["Input.Lodging"] = "320",
                        ["Input.Meals"] = "120",
                        ["Input.Venue"] = "50",
                        ["Input.Other"] = "26",
                        ["Input.FeePerHourAssociate"] = "500",
                        ["Input.FeePerHourFull"] = "1000",
                        ["Input.FeePerHourAcademician"] = "0",
                        ["Input.LecturerTravel"] = "6000",
                    }
                ),
                (ProposalSection.Funding, new() { ["Input.RegionFunds"] = $"{c.RegionFunds}", ["Input.OwnFunds"] = $"{c.OwnFunds}" }),
                (ProposalSection.Results, new() { ["Input.Results"] = c.Results, ["Input.Conditions"] = c.Conditions }),
            }
        )
        {
            await host.GetAsync($"/seminars/proposals/{proposal.Id}/form/{section}");
            await host.PostAsync(fields, "form[data-ku-autosave]");
            Assert.True(host.Status == HttpStatusCode.OK, $"{section}: {host.Page.QuerySelector(".ku-errors")?.TextContent}");
        }

        foreach (var paper in SeminarYear.Papers)
        {
            await host.GetAsync($"/seminars/proposals/{proposal.Id}/form/Attachments");
            await host.PostAsync(
                new Dictionary<string, string?> { ["category"] = paper },
                "form[enctype='multipart/form-data']",
                file: ("Upload", "a.pdf", SeminarYear.Pdf(paper))
            );
            Assert.Equal(HttpStatusCode.OK, host.Status);
        }

        await host.GetAsync($"/seminars/proposals/{proposal.Id}/check");
        Assert.Null(host.Page.QuerySelector(".ku-errors"));
        await host.PostAsync(new Dictionary<string, string?>(), "#file form, main form[method=post]");
        Assert.Equal(HttpStatusCode.OK, host.Status);
        var filed = await year.LoadAsync<SeminarProposal>(proposal.Id);
        Assert.Equal((ProposalState.Submitted, "2027-001", c.Title), (filed.State, filed.Number, filed.Title));

        var bureau = await SignInAsync(year.Bureau);
        await bureau.GetAsync($"/seminars/proposals/{proposal.Id}");
        await bureau.PostAsync(
            new Dictionary<string, string?> { ["Input.Decision"] = "Recommended", ["Input.Opinion"] = " " },
            "form[action*='Review']"
        );
        Assert.Equal(HttpStatusCode.BadRequest, bureau.Status);
        await bureau.PostAsync(
            new Dictionary<string, string?> { ["Input.Decision"] = "Recommended", ["Input.Opinion"] = "同意推荐。" },
            "form[action*='Review']"
        );
        Assert.Equal(HttpStatusCode.OK, bureau.Status);
        Assert.Equal(ProposalState.Recommended, (await year.LoadAsync<SeminarProposal>(proposal.Id)).State);
    }

    [Fact]
    public async Task A_stale_page_is_shown_again_with_what_was_typed_and_changes_nothing()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Called);
        var id = await year.DraftAsync(0);
        var host = await SignInAsync(year.Hosts[0]);
        await host.GetAsync($"/seminars/proposals/{id}/form/Rationale");
        await Province.SendAsync(
            year.Hosts[0],
            new SaveProposalSection(
                id,
                await year.VersionAsync<SeminarProposal>(id),
                ProposalSection.Rationale,
                c => c with { Grounds = "别处先保存的" }
            )
        );

        await host.PostAsync(new Dictionary<string, string?> { ["Input.Grounds"] = "这里后输入的" }, "form[data-ku-autosave]");

        Assert.Equal(HttpStatusCode.Conflict, host.Status);
        Assert.Equal("这里后输入的", host.Page.QuerySelector("[name='Input.Grounds']")!.TextContent.Trim());
        Assert.Equal("别处先保存的", (await year.LoadAsync<SeminarProposal>(id)).Content.Grounds);
    }

    [Fact]
    public async Task An_objection_is_sent_by_the_public_form_once()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.InPublicity);
        var visitor = Public();
        await visitor.GetAsync($"/publicity/{year.Publicity}/objection");
        var fields = new Dictionary<string, string?>
        {
            ["Input.Name"] = "覃实名",
            ["Input.Contact"] = "138 0000 0000",
            ["Input.Content"] = "与去年项目重复。",
        };
        await visitor.PostAsync(new Dictionary<string, string?>(fields) { ["Input.Contact"] = "12" });
        Assert.Equal(
            (HttpStatusCode.BadRequest, "12"),
            (visitor.Status, visitor.Page.QuerySelector("[name='Input.Contact']")!.GetAttribute("value"))
        );
        await visitor.GetAsync($"/publicity/{year.Publicity}/objection");
        var form = (IHtmlFormElement)visitor.Page.QuerySelector("main form[method=post]")!;

        var first = await visitor.Client.PostAsync(visitor.Address, FormBrowser.Content(form, fields));
        var second = await visitor.Client.PostAsync(visitor.Address, FormBrowser.Content(form, fields));

        var objection = await Province.ReadAsync(db => db.Objections.AsNoTracking().SingleAsync());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Contains(objection.Receipt, await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(("覃实名", ObjectionState.Received), (objection.Name, objection.State));
    }

    [Fact]
    public async Task A_session_of_one_province_is_none_at_another()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Called);
        await using var other = await TestProvince.FoundAsync(Database);
        var client = Factory.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false, AllowAutoRedirect = false });
        var here = $"http://{Province.Tenant.Hosts[0]}";
        var page = await client.GetAsync($"{here}/account/sign-in");
        var cookies = Cookies(page);
        var document = await AngleSharp
            .BrowsingContext.New(AngleSharp.Configuration.Default)
            .OpenAsync(async r => r.Content(await page.Content.ReadAsStringAsync()).Address(here), TestContext.Current.CancellationToken);
        var form = (IHtmlFormElement)document.QuerySelector("form[action*='Demo' i]")!;
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(here), form.GetAttribute("action")))
        {
            Content = FormBrowser.Content(form, new Dictionary<string, string?>(), ("name", year.Office.Name)),
        };
        post.Headers.Add("Cookie", cookies);
        var session = Cookies(await client.SendAsync(post));
        Assert.Contains("ku-session", session, StringComparison.Ordinal);

        var (own, foreign) = (await GetAsync(Province.Tenant.Hosts[0]), await GetAsync(other.Tenant.Hosts[0]));

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, foreign.StatusCode);
        Assert.StartsWith("/account/sign-in", foreign.Headers.Location!.OriginalString, StringComparison.Ordinal);

        async Task<HttpResponseMessage> GetAsync(string host)
        {
            using var get = new HttpRequestMessage(HttpMethod.Get, $"http://{host}/seminars/proposals");
            get.Headers.Add("Cookie", session);
            return await client.SendAsync(get);
        }

        static string Cookies(HttpResponseMessage answer) =>
            string.Join("; ", answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : []);
    }
}
