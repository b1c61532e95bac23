using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Web.Tests.Delivery;

/// <summary>The forms before a seminar is filed: implementation plan, nomination, return.</summary>
public sealed class ImplementationFormTests(PortalFixture portal) : DeliveryFormTest(portal)
{
    [Fact]
    public async Task The_implementation_plan_says_what_is_missing_and_keeps_what_was_typed()
    {
        var seminar = await HeldSeminar.PlannedAsync(Province);
        var host = await SignInAsync(seminar.Host);
        await host.GetAsync($"/seminars/{seminar.Id}/implementation");
        await host.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Address"] = "",
                ["Input.Lessons[0].From"] = "早上",
                ["Input.ContactName"] = "覃班务",
            }
        );
        Assert.Equal(
            (HttpStatusCode.BadRequest, "早上", "覃班务"),
            (host.Status, Value(host, "Input.Lessons[0].From"), Value(host, "Input.ContactName"))
        );
        Assert.Equal("填写开始时间，如 08:30", Beside(host, "Input.Lessons[0].From"));
        var rooms = Enumerable.Range(0, 6).ToDictionary(i => $"Input.Lessons[{i}].Room", _ => (string?)"第一教室");
        await host.PostAsync(
            new Dictionary<string, string?>(rooms) { ["Input.Lessons[0].From"] = "０８：３０", ["Input.ContactPhone"] = "不是电话" }
        );
        Assert.Equal(
            (HttpStatusCode.BadRequest, true),
            (host.Status, host.Page.QuerySelector("[name='Input.ContactPhone'][aria-invalid=true]") is not null)
        );
        await host.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Capacity"] = "51",
                ["Input.Address"] = "示例楼",
                ["Input.ContactPhone"] = "0771-5555555",
            }
        );
        Assert.Equal((HttpStatusCode.Conflict, "51"), (host.Status, Value(host, "Input.Capacity")));
        await host.PostAsync(new Dictionary<string, string?> { ["Input.Capacity"] = "40" });
        Assert.Equal(
            (HttpStatusCode.OK, $"/seminars/{seminar.Id}", SeminarState.Filed),
            (host.Status, host.Address.AbsolutePath, (await seminar.LoadAsync()).State)
        );

        await host.GetAsync($"/seminars/{seminar.Id}/implementation");
        await seminar.FileAsync(i => i with { Notes = "另一人先改了。" });
        await host.PostAsync(new Dictionary<string, string?> { ["Input.Address"] = "我的地址" });
        Assert.Equal((HttpStatusCode.Conflict, "我的地址"), (host.Status, Value(host, "Input.Address")));
    }

    [Fact]
    public async Task Staff_are_nominated_and_a_plan_is_returned_by_their_forms()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var person = await seminar.LearnerAsync();
        var employer = await SignInAsync(seminar.Year.Hosts[0]);
        await employer.GetAsync($"/seminars/{seminar.Id}/nominate");
        await employer.PostAsync(Nothing, "main form[method=post]");
        Assert.Equal(HttpStatusCode.BadRequest, employer.Status);
        await employer.PostAsync(
            new Dictionary<string, string?> { ["ids"] = (await seminar.RecordAsync(person)).Id.ToString() },
            "main form[method=post]"
        );
        Assert.Equal((HttpStatusCode.OK, EnrolmentRoute.Nomination), (employer.Status, (await seminar.EnrolmentAsync(person)).Route));

        var office = await SignInAsync(seminar.Office);
        await office.GetAsync($"/seminars/{seminar.Id}");
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = " " }, "form[action*='handler=Return']");
        Assert.Equal((HttpStatusCode.BadRequest, "填写需要修改的内容，承办单位可以看到"), (office.Status, Beside(office, "Input.Reason")));
        await seminar.FileAsync(i => i with { Notes = "承办单位同时更新。" });
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "第三天教室未定。" }, "form[action*='handler=Return']");
        Assert.Equal(
            (HttpStatusCode.Conflict, "第三天教室未定。", SeminarState.Filed),
            (office.Status, office.Page.QuerySelector("[name='Input.Reason']")!.TextContent.Trim(), (await seminar.LoadAsync()).State)
        );
        await office.GetAsync($"/seminars/{seminar.Id}");
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "第三天教室未定。" }, "form[action*='handler=Return']");
        Assert.Equal((HttpStatusCode.OK, SeminarState.Preparing), (office.Status, (await seminar.LoadAsync()).State));
    }
}
