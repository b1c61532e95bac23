using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Evaluations;

namespace KnowledgeUpdate.Web.Tests.Delivery;

/// <summary>The forms of seminar delivery by a real GET and then a POST.</summary>
public sealed class DeliveryFormTests(PortalFixture portal) : PageTest(portal)
{
    private static readonly Dictionary<string, string?> Nothing = [];

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
    public async Task Wrong_role_other_unit_and_other_province_are_kept_out()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        await using var abroad = await TestProvince.FoundAsync(Database);
        var (bureau, other, learner) = (
            await SignInAsync(seminar.Year.Bureau),
            await SignInAsync(seminar.Year.Hosts[1]),
            await SignInAsync(await seminar.LearnerAsync())
        );
        var stranger = Public(abroad.Tenant.Hosts[0]);
        await stranger.SignInAsync(await abroad.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        foreach (var page in new[] { "", "/enrolments", "/attendance", "/papers", "/evaluation", "/implementation", "/roster", "/room" })
        {
            var form = page is "/implementation" or "/roster" or "/room";
            await bureau.GetAsync($"/seminars/{seminar.Id}{page}");
            Assert.Equal((page, form ? HttpStatusCode.Forbidden : HttpStatusCode.OK), (page, bureau.Status));
            await other.GetAsync($"/seminars/{seminar.Id}{page}");
            Assert.Equal((page, HttpStatusCode.NotFound), (page, other.Status));
            await stranger.GetAsync($"/seminars/{seminar.Id}{page}");
            Assert.Equal((page, form ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound), (page, stranger.Status));
            await learner.GetAsync($"/seminars/{seminar.Id}{page}");
            Assert.Equal((page, HttpStatusCode.Forbidden), (page, learner.Status));
        }

        await stranger.GetAsync($"/learn/seminars/{seminar.Id}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

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
    public async Task Signs_by_scan_room_and_roll_and_what_is_refused()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var person = await seminar.LearnerAsync();
        await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        var halfDays = await seminar.HalfDaysAsync();
        Province.Clock.Now = halfDays[0].StartsAt;
        var (host, learner) = (await SignInAsync(seminar.Host), await SignInAsync(person));
        await learner.GetAsync($"/learn/seminars/{seminar.Id}/code");
        var code = learner.Page.QuerySelector(".ku-code__digits")!.TextContent;
        await host.GetAsync($"/seminars/{seminar.Id}/scan?code={code}");
        await host.PostAsync(Nothing);
        Assert.Equal(HttpStatusCode.OK, host.Status);
        await host.PostAsync(new Dictionary<string, string?> { ["Code"] = code });
        Assert.Equal((HttpStatusCode.Conflict, code), (host.Status, Value(host, "Code")));
        Assert.Contains("动态码已使用", host.Page.QuerySelector("main .ku-callout")!.TextContent, StringComparison.Ordinal);
        // The same page sent from another account: refused, and on record.
        var before = await Province.ReadAsync(db => db.RefusedSigns.CountAsync());
        foreach (
            var (browser, path, said) in new[]
            {
                (host, $"/seminars/{seminar.Id}/scan", "填写或扫描学员的签到码"),
                (learner, $"/learn/seminars/{seminar.Id}/sign", "填写会场屏幕上的数字"),
            }
        )
        {
            await browser.GetAsync(path);
            await browser.PostAsync(new Dictionary<string, string?> { ["Code"] = " " });
            Assert.Equal(
                (HttpStatusCode.BadRequest, true, before),
                (
                    browser.Status,
                    Beside(browser, "Code")?.Contains(said, StringComparison.Ordinal),
                    await Province.ReadAsync(db => db.RefusedSigns.CountAsync())
                )
            );
        }

        await learner.PostAsync(new Dictionary<string, string?> { ["Code"] = code });
        Assert.Equal((HttpStatusCode.Conflict, before + 1), (learner.Status, await Province.ReadAsync(db => db.RefusedSigns.CountAsync())));
        await host.GetAsync($"/seminars/{seminar.Id}/room");
        var room = string.Concat(host.Page.QuerySelector(".ku-code__digits")!.TextContent.Where(char.IsAsciiDigit));
        await learner.GetAsync($"/learn/seminars/{seminar.Id}/sign?code={room}");
        await learner.PostAsync(Nothing);
        Assert.Equal(HttpStatusCode.OK, learner.Status);

        await host.GetAsync($"/seminars/{seminar.Id}/roll/{halfDays[0].Id}");
        var enrolment = (await seminar.EnrolmentAsync(person)).Id.ToString();
        await host.PostAsync(new Dictionary<string, string?> { ["arrived"] = null });
        Assert.Equal(
            (HttpStatusCode.BadRequest, false, true),
            (
                host.Status,
                host.Page.QuerySelector("input[name=arrived]")!.HasAttribute("checked"),
                Beside(host, "Input.Reason")?.Contains("填写原因", StringComparison.Ordinal)
            )
        );
        await host.PostAsync(new Dictionary<string, string?> { ["arrived"] = enrolment, ["left"] = enrolment });
        Assert.Equal(
            (HttpStatusCode.OK, 2),
            (host.Status, await Province.ReadAsync(db => db.AttendanceSigns.CountAsync(s => s.VoidedAt == null)))
        );
        await host.PostAsync(new Dictionary<string, string?> { ["left"] = null, ["Input.Reason"] = "误勾选" });
        Assert.Equal(HttpStatusCode.OK, host.Status);
        var voided = await Province.ReadAsync(db => db.AttendanceSigns.AsNoTracking().SingleAsync(s => s.VoidedAt != null));
        Assert.Equal((SignKind.Leave, "误勾选"), (voided.Kind, voided.VoidReason));
    }

    [Fact]
    public async Task A_personal_code_sent_by_another_account_is_refused_and_on_record()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var person = await seminar.LearnerAsync();
        await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        Province.Clock.Now = (await seminar.HalfDaysAsync())[0].StartsAt;
        var (learner, other) = (await SignInAsync(person), await SignInAsync(seminar.Year.Hosts[1]));
        await learner.GetAsync($"/learn/seminars/{seminar.Id}/code");
        var code = learner.Page.QuerySelector(".ku-code__digits")!.TextContent;
        await learner.GetAsync($"/learn/seminars/{seminar.Id}/sign");
        var address = $"/seminars/{seminar.Id}/scan";

        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(learner, address, ("Code", code)));
        await other.GetAsync("/desk");
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(other, address, ("Code", code)));

        Assert.Equal(0, await Province.ReadAsync(db => db.AttendanceSigns.CountAsync()));
        var refused = await Province.ReadAsync(db => db.RefusedSigns.AsNoTracking().OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync());
        Assert.Equal([SignRefusal.OtherAccount, SignRefusal.OtherAccount], refused.Select(r => r.Refusal));
        Assert.Equal(new[] { person.UserId, seminar.Year.Hosts[1].UserId }.Order(), refused.Select(r => r.ByUserId).Order());
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

    [Fact]
    public async Task Nobody_else_sends_the_forms_of_a_seminar()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var person = await seminar.LearnerAsync();
        await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        var half = (await seminar.HalfDaysAsync())[0];
        Province.Clock.Now = half.StartsAt;
        var enrolment = (await seminar.EnrolmentAsync(person)).Id.ToString();
        var version = await seminar.VersionAsync();
        await using var abroad = await TestProvince.FoundAsync(Database);
        var stranger = Public(abroad.Tenant.Hosts[0]);
        await stranger.SignInAsync(await abroad.PersonAsync(Role.UnitAdministrator, SeminarYear.University));
        var (bureau, other) = (await SignInAsync(seminar.Year.Bureau), await SignInAsync(seminar.Year.Hosts[1]));
        foreach (
            var (who, browser, expected) in new[]
            {
                ("wrong role", bureau, HttpStatusCode.Forbidden),
                ("other unit", other, HttpStatusCode.NotFound),
                ("other province", stranger, HttpStatusCode.NotFound),
            }
        )
        {
            await browser.GetAsync("/desk");
            foreach (
                var (page, fields) in new (string, (string, string)[])[]
                {
                    ("/implementation", [("Input.Address", "别处"), ("Input.Version", $"{version}")]),
                    ("/enrolments", [("ids", enrolment), ("action", "Decline"), ("Input.Reason", "不录取")]),
                    ("/roster", []),
                    ($"/roll/{half.Id}", [("people", enrolment), ("arrived", enrolment)]),
                    ("/papers", [("Input.Summary", "别处"), ("Input.Version", $"{version}")]),
                    ("/papers/filing", [("Input.Version", $"{version}")]),
                }
            )
                Assert.Equal((who, page, expected), (who, page, await SendAsync(browser, $"/seminars/{seminar.Id}{page}", fields)));
            // What the programme office alone does is nobody else's, wherever the person stands.
            foreach (var page in new[] { "/break-off", "/acceptance", $"/outcomes/{enrolment}" })
                Assert.Equal(
                    (who, page, HttpStatusCode.Forbidden),
                    (
                        who,
                        page,
                        await SendAsync(browser, $"/seminars/{seminar.Id}{page}", ("Input.Version", $"{version}"), ("Input.Reason", "越权"))
                    )
                );
        }

        // Nor does the host decide on its own papers.
        var host = await SignInAsync(seminar.Host);
        await host.GetAsync("/desk");
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await SendAsync(
                host,
                $"/seminars/{seminar.Id}/papers?handler=Decide",
                ("Decision.Action", "Accept"),
                ("Decision.Version", $"{version}")
            )
        );
        Assert.Equal(
            (version, SeminarState.Filed, EnrolmentState.Confirmed, 0),
            (
                await seminar.VersionAsync(),
                (await seminar.LoadAsync()).State,
                (await seminar.EnrolmentAsync(person)).State,
                await Province.ReadAsync(db => db.AttendanceSigns.CountAsync())
            )
        );
    }

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

    private static string? Value(FormBrowser browser, string name) => browser.Page.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    /// <summary>The message beside a field; null where there is none.</summary>
    private static string? Beside(FormBrowser browser, string name) =>
        browser
            .Page.QuerySelector($"[name='{name}'][aria-invalid=true]")
            ?.GetAttribute("aria-describedby")
            ?.Split(' ')
            .Where(id => id.EndsWith("-error", StringComparison.Ordinal))
            .Select(id => browser.Page.GetElementById(id)?.TextContent.Trim())
            .SingleOrDefault();

    /// <summary>Sends a form that the page shown does not offer, with the token of one that it does.</summary>
    private static async Task<HttpStatusCode> SendAsync(FormBrowser browser, string address, params (string Name, string Value)[] fields)
    {
        var token = browser.Page.QuerySelector("form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([
            .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            new("__key", Guid.NewGuid().ToString()),
            new("__RequestVerificationToken", token),
        ]);
        return (await browser.Client.PostAsync(address, content)).StatusCode;
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
