using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Evaluations;

namespace KnowledgeUpdate.Web.Tests.Delivery;

/// <summary>The forms after a seminar: dispute, questionnaire, papers.</summary>
public sealed class PapersFormTests(PortalFixture portal) : DeliveryFormTest(portal)
{
    [Fact]
    public async Task Dispute_questionnaire_and_papers_by_their_forms()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var person = await seminar.LearnerAsync();
        await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        await seminar.AttendAsync(0, 1, 2, 3, 4);
        Province.Clock.Now = (await seminar.HalfDaysAsync())[5].EndsAt.AddMinutes(1);
        var (host, learner) = (await SignInAsync(seminar.Host), await SignInAsync(person));
        await learner.GetAsync($"/learn/seminars/{seminar.Id}");
        await learner.GetAsync(learner.Page.QuerySelector("a[href*='/dispute/']")!.GetAttribute("href")!);
        await learner.PostAsync(new Dictionary<string, string?> { ["Input.Statement"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, learner.Status);
        await learner.PostAsync(new Dictionary<string, string?> { ["Input.Statement"] = "在场，班主任可证明。" });
        Assert.Equal(HttpStatusCode.OK, learner.Status);
        var dispute = await Province.ReadAsync(db => db.AttendanceDisputes.Select(d => d.Id).SingleAsync());
        await host.GetAsync($"/seminars/{seminar.Id}/disputes/{dispute}");
        await host.PostAsync(new Dictionary<string, string?> { ["Input.Answer"] = "已核实。" });
        Assert.Equal(
            (HttpStatusCode.BadRequest, "已核实。"),
            (host.Status, host.Page.QuerySelector("[name='Input.Answer']")!.TextContent.Trim())
        );
        await host.PostAsync(new Dictionary<string, string?> { ["Input.Action"] = "Uphold", ["Input.Answer"] = "已核实。" });
        Assert.Equal(HttpStatusCode.OK, host.Status);

        await learner.GetAsync($"/learn/seminars/{seminar.Id}/evaluate");
        Assert.Empty(FormBrowser.DoubledIds(learner.Page.DocumentElement.OuterHtml));
        var marks = Enumerable.Range(0, Evaluation.Questions.Count).ToDictionary(i => $"Input.Marks[{i}]", _ => (string?)"4");
        await learner.PostAsync(new Dictionary<string, string?>(marks) { ["Input.Marks[3]"] = null, ["Input.Comment"] = "很好" });
        // A question left out keeps the answers before and after it.
        Assert.Equal(
            marks.Keys.Where(k => k != "Input.Marks[3]"),
            learner.Page.QuerySelectorAll("input[type=radio][checked]").Select(r => r.GetAttribute("name")!)
        );
        Assert.Equal(
            (HttpStatusCode.BadRequest, "很好"),
            (learner.Status, learner.Page.QuerySelector("[name='Input.Comment']")!.TextContent.Trim())
        );
        await learner.PostAsync(new Dictionary<string, string?>(marks));
        Assert.Equal((HttpStatusCode.OK, 1), (learner.Status, await Province.ReadAsync(db => db.EvaluationAnswers.CountAsync())));

        await host.GetAsync($"/seminars/{seminar.Id}/papers");
        await host.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Summary"] = "如期举办。",
                ["Input.Accounts[0].Item"] = "住宿费",
                ["Input.Accounts[0].Actual"] = "-1",
            },
            "#papers"
        );
        Assert.Equal((HttpStatusCode.BadRequest, "-1"), (host.Status, Value(host, "Input.Accounts[0].Actual")));
        await host.PostAsync(new Dictionary<string, string?> { ["Input.Accounts[0].Actual"] = "47,000" }, "#papers");
        Assert.Equal(HttpStatusCode.OK, host.Status);
        await host.PostAsync(new Dictionary<string, string?> { ["Input.Accounts[0].Actual"] = "9999999.999" }, "#papers");
        Assert.Equal(
            (HttpStatusCode.BadRequest, "9999999.999", "金额最多两位小数，系统不作四舍五入"),
            (host.Status, Value(host, "Input.Accounts[0].Actual"), Beside(host, "Input.Accounts[0].Actual"))
        );
        // Before the report is attached the counts say what stands in the way, and offer nothing to confirm.
        Province.Clock.Now = (await seminar.HalfDaysAsync())[5].EndsAt.AddMinutes(61);
        await host.GetAsync($"/seminars/{seminar.Id}/papers/filing");
        Assert.Empty(host.Page.QuerySelectorAll("#file-form button"));
        await host.GetAsync($"/seminars/{seminar.Id}/papers");
        await host.PostAsync(Nothing, "form[action*='handler=Attach']");
        Assert.Equal(
            (HttpStatusCode.BadRequest, true, true),
            (host.Status, Beside(host, "Attach.Category") is not null, Beside(host, "Attach.File") is not null)
        );
        await host.PostAsync(
            new Dictionary<string, string?> { ["Attach.Category"] = ClosingPapers.Categories[0] },
            "form[action*='handler=Attach']",
            file: ("Attach.File", "总结报告.pdf", SeminarYear.Pdf("总结"))
        );
        Assert.Equal(HttpStatusCode.OK, host.Status);
        await host.GetAsync($"/seminars/{seminar.Id}/papers/filing");
        await host.PostAsync(Nothing, "#file-form");
        Assert.Equal((HttpStatusCode.OK, SeminarState.PapersFiled), (host.Status, (await seminar.LoadAsync()).State));

        var office = await SignInAsync(seminar.Office);
        await office.GetAsync($"/seminars/{seminar.Id}/papers");
        await office.PostAsync(new Dictionary<string, string?> { ["Decision.Action"] = "Return" }, "form[action*='handler=Decide']");
        Assert.Equal(
            (HttpStatusCode.BadRequest, "填写需要修改的内容，承办单位可以看到"),
            (office.Status, Beside(office, "Decision.Opinion"))
        );
        Assert.NotNull(office.Page.QuerySelector("[name='Decision.Action'][value=Return][checked]"));
        Assert.Null(office.Page.QuerySelector("[name='Decision.Action'][value=Accept]"));
        await seminar.PassDisputesAsync();
        office = await SignInAsync(seminar.Office);
        await office.GetAsync($"/seminars/{seminar.Id}/papers");
        await office.PostAsync(new Dictionary<string, string?> { ["Decision.Action"] = "Accept" }, "form[action*='handler=Decide']");
        Assert.Equal((HttpStatusCode.OK, SeminarState.Accepted), (office.Status, (await seminar.LoadAsync()).State));
    }
}
