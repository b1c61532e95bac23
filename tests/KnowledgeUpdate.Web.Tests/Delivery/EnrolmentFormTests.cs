using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Web.Tests.Delivery;

/// <summary>The forms of enrolment.</summary>
public sealed class EnrolmentFormTests(PortalFixture portal) : DeliveryFormTest(portal)
{
    [Fact]
    public async Task Enrolments_are_decided_together_and_a_refusal_keeps_ticks_and_reason()
    {
        var seminar = await HeldSeminar.FiledAsync(Province, capacity: 1, Admission.ByHost);
        var people = new[] { await seminar.LearnerAsync(), await seminar.LearnerAsync() };
        foreach (var person in people)
        {
            var learner = await SignInAsync(person);
            await learner.GetAsync($"/learn/seminars/{seminar.Id}");
            await learner.PostAsync(Nothing);
            Assert.Contains("已报名", learner.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        var host = await SignInAsync(seminar.Host);
        await host.GetAsync($"/seminars/{seminar.Id}/enrolments");
        var ids = host.Page.QuerySelectorAll("input[name=ids]").Select(i => i.GetAttribute("value")!).ToList();
        var both = await host.Client.PostAsync($"/seminars/{seminar.Id}/enrolments", await BatchAsync(host, ids, "Confirm", "全部录取"));
        Assert.Equal(HttpStatusCode.Conflict, both.StatusCode);
        var shown = await both.Content.ReadAsStringAsync();
        Assert.Equal(
            2,
            shown
                .Split("name=\"ids\"")
                .Skip(1)
                .Count(p => p[..p.IndexOf('>', StringComparison.Ordinal)].Contains("checked", StringComparison.Ordinal))
        );
        Assert.Contains("全部录取", shown, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.OK,
            (await host.Client.PostAsync($"/seminars/{seminar.Id}/enrolments", await BatchAsync(host, [ids[0]], "Confirm", ""))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await host.Client.PostAsync($"/seminars/{seminar.Id}/enrolments", await BatchAsync(host, [ids[1]], "Decline", ""))).StatusCode
        );
        Assert.Equal(
            (1, 1),
            await Province.ReadAsync(async db =>
                (
                    await db.Enrolments.CountAsync(e => e.State == EnrolmentState.Confirmed),
                    await db.Enrolments.CountAsync(e => e.State == EnrolmentState.Applied)
                )
            )
        );
    }

    [Fact]
    public async Task A_roster_is_checked_before_it_enrols()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var host = await SignInAsync(seminar.Host);
        await host.GetAsync($"/seminars/{seminar.Id}/roster");
        await host.PostAsync(Nothing);
        Assert.Equal(HttpStatusCode.BadRequest, host.Status);
        await host.PostAsync(Nothing, file: ("Input.File", "名册.pdf", SeminarYear.Pdf("名册")));
        Assert.Equal(HttpStatusCode.Conflict, host.Status);
        await host.PostAsync(Nothing, file: ("Input.File", "名册.csv", HeldSeminar.Roster(1, 3)));
        Assert.Equal((HttpStatusCode.OK, 0), (host.Status, await Province.ReadAsync(db => db.Enrolments.CountAsync())));
        await host.PostAsync(Nothing);
        Assert.Equal((HttpStatusCode.OK, 3), (host.Status, await Province.ReadAsync(db => db.Enrolments.CountAsync())));
        var sheet = await host.Client.GetAsync($"/seminars/{seminar.Id}/enrolments?handler=Export");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_learner_withdraws_and_the_seat_goes_to_who_waits()
    {
        var seminar = await HeldSeminar.FiledAsync(Province, capacity: 1);
        var (first, second) = (await seminar.LearnerAsync(), await seminar.LearnerAsync());
        foreach (var person in new[] { first, second })
            await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        Assert.Equal(EnrolmentState.Waiting, (await seminar.EnrolmentAsync(second)).State);
        var learner = await SignInAsync(first);
        await learner.GetAsync($"/learn/seminars/{seminar.Id}");
        await learner.PostAsync(
            new Dictionary<string, string?> { ["Input.Reason"] = new string('忙', 301) },
            "form[action*='handler=Withdraw']"
        );
        Assert.Equal((HttpStatusCode.BadRequest, true), (learner.Status, Beside(learner, "Input.Reason") is not null));
        await learner.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "工作冲突" }, "form[action*='handler=Withdraw']");
        Assert.Equal((HttpStatusCode.OK, "/learn/seminars"), (learner.Status, learner.Address.AbsolutePath));
        Assert.Equal(
            (EnrolmentState.Withdrawn, EnrolmentState.Confirmed),
            ((await seminar.EnrolmentAsync(first)).State, (await seminar.EnrolmentAsync(second)).State)
        );

        // Once the seminar has begun there is no form, and what a form of yesterday sends is refused.
        Province.Clock.Now = (await seminar.HalfDaysAsync())[0].StartsAt;
        var late = await SignInAsync(second);
        await late.GetAsync($"/learn/seminars/{seminar.Id}");
        Assert.Null(late.Page.QuerySelector("#withdraw"));
        await late.GetAsync($"/learn/seminars/{seminar.Id}/sign");
        Assert.Equal(HttpStatusCode.Conflict, await SendAsync(late, $"/learn/seminars/{seminar.Id}?handler=Withdraw"));
        Assert.Equal(EnrolmentState.Confirmed, (await seminar.EnrolmentAsync(second)).State);
    }

    private static async Task<FormUrlEncodedContent> BatchAsync(FormBrowser browser, IEnumerable<string> ids, string action, string reason)
    {
        await browser.GetAsync(browser.Address.PathAndQuery);
        string Field(string name) => browser.Page.QuerySelector($"main form[method=post] input[name={name}]")!.GetAttribute("value")!;
        return new FormUrlEncodedContent([
            .. ids.Select(i => KeyValuePair.Create("ids", i)),
            new("action", action),
            new("Input.Reason", reason),
            new("__key", Field("__key")),
            new("__RequestVerificationToken", Field("__RequestVerificationToken")),
        ]);
    }
}
