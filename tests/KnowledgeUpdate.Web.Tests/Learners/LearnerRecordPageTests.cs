using System.Text;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Web.Tests.Learners;

/// <summary>Merging and splitting records, leaving a unit, and what a learner says of the profession, by their forms.</summary>
public sealed class LearnerRecordPageTests(PortalFixture portal) : PageTest(portal)
{
    private const string University = SeminarYear.University;

    [Fact]
    public async Task Two_records_are_compared_merged_and_split_again()
    {
        var (kept, merged) = (await EnterAsync(1, University), await EnterAsync(2, University));
        var shared = Credit(kept, 40);
        await Province.SendAsPortalAsync(new CreditHours(2026, [shared, shared with { LearnerId = merged }, Credit(merged, 8)]));
        var office = await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        await office.GetAsync($"/learners/{kept}");
        await office.GetAsync(office.Page.QuerySelector($"main a[href='/learners/{kept}/merge']")!.GetAttribute("href")!);
        await office.GetAsync(office.Page.QuerySelector($"main a[href='/learners/{kept}/merge/{merged}']")!.GetAttribute("href")!);
        var year = office.Page.QuerySelectorAll("main table")[^1].QuerySelectorAll("tbody td").Select(c => c.TextContent);
        Assert.Equal(["40", "48", "40", "48"], year);
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "" });
        Assert.Equal((HttpStatusCode.BadRequest, 1), (office.Status, office.Page.QuerySelectorAll("[aria-invalid=true]").Length));
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "同一人，证件换号" });
        Assert.Equal((HttpStatusCode.OK, $"/learners/{kept}"), (office.Status, office.Address.AbsolutePath));
        Assert.Equal(48, await TotalAsync(kept));

        await office.GetAsync($"/learners/{kept}/merge/{merged}");
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "再次" });
        Assert.Equal(HttpStatusCode.Conflict, office.Status);
        await office.GetAsync($"/learners/{kept}/merge");
        await office.GetAsync(office.Page.QuerySelector($"main a[href='/learners/{merged}/split']")!.GetAttribute("href")!);
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "并非同一人" });
        Assert.Equal((HttpStatusCode.OK, $"/learners/{merged}"), (office.Status, office.Address.AbsolutePath));
        Assert.Equal((40m, 48m), (await TotalAsync(kept), await TotalAsync(merged)));
        await office.GetAsync($"/learners/{merged}/split");
        Assert.Null(office.Page.QuerySelector("main form[method=post]"));
    }

    [Fact]
    public async Task The_other_record_is_found_by_its_number_and_values_are_chosen_on_the_comparison()
    {
        var (kept, merged) = (await EnterAsync(1, University), await EnterAsync(2, SeminarYear.Finance));
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE learners SET name = '伟小新' WHERE id = '{merged}'");
        var office = await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        await office.GetAsync($"/learners/{kept}/merge");
        Assert.Empty(office.Page.QuerySelectorAll("main tbody a"));
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Number"] = TestIdentity.Number(2) });
        Assert.Equal(HttpStatusCode.OK, office.Status);
        Assert.DoesNotContain(TestIdentity.Number(2), office.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await office.GetAsync(office.Page.QuerySelector("main tbody a")!.GetAttribute("href")!);
        Assert.Contains("位不同", office.Page.QuerySelector(".ku-callout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Input.Values.Employer", "Input.Values.Name"],
            office.Page.QuerySelectorAll("main input[type=radio]").Select(i => i.GetAttribute("name")!).Distinct().Order()
        );
        await office.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Reason"] = "同一人，证件换号",
                ["Input.Values.Name"] = "true",
                ["Input.Values.Employer"] = "true",
            }
        );
        Assert.Equal((HttpStatusCode.OK, $"/learners/{kept}"), (office.Status, office.Address.AbsolutePath));
        Assert.Equal(
            ("伟小新", Province.Units[SeminarYear.Finance].Id),
            await Province.ReadAsync(db =>
                db.Learners.Where(l => l.Id == kept).Select(l => new ValueTuple<string, Guid>(l.Name, l.EmployerId!.Value)).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_bureau_merges_within_its_area_and_sees_no_other()
    {
        var (near, also, far) = (
            await EnterAsync(1, University),
            await EnterAsync(2, University),
            await EnterAsync(3, "柳州智造职业技术大学")
        );
        var bureau = await SignInAsync(await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning));
        await bureau.GetAsync($"/learners/{near}/merge");
        Assert.Equal([$"/learners/{near}/merge/{also}"], bureau.Page.QuerySelectorAll("main tbody a").Select(a => a.GetAttribute("href")!));
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Client.GetAsync($"/learners/{near}/merge/{far}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Client.GetAsync($"/learners/{far}/merge")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Client.GetAsync($"/learners/{far}/split")).StatusCode);
        await Assert.ThrowsAsync<Domain.Common.NotFoundException>(async () =>
            await Province.SendAsync(
                await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning),
                new MergeLearners(near, far, 1, "x")
            )
        );
        await bureau.GetAsync($"/learners/{near}/merge/{also}");
        await bureau.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "同一人" });
        Assert.Equal(HttpStatusCode.OK, bureau.Status);
        var unit = await SignInAsync(await Province.PersonAsync(Role.UnitAdministrator, University));
        Assert.Equal(HttpStatusCode.Forbidden, (await unit.Client.GetAsync($"/learners/{near}/merge")).StatusCode);
    }

    [Fact]
    public async Task A_stale_merge_is_refused()
    {
        var (kept, merged) = (await EnterAsync(1, University), await EnterAsync(2, University));
        var office = await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        await office.GetAsync($"/learners/{kept}/merge/{merged}");
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE learners SET title = '高级工程师' WHERE id = '{merged}'");
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "同一人" });
        Assert.Equal(
            (HttpStatusCode.Conflict, "同一人"),
            (office.Status, office.Page.QuerySelector("[name='Input.Reason']")!.TextContent.Trim())
        );
    }

    [Fact]
    public async Task An_employer_says_who_left_with_day_and_reason()
    {
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, University);
        var person = await Province.PersonAsync(Role.Learner, University);
        var learner = await Province.SendAsync(
            person,
            new AddMyLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(1), University, Nothing)
        );
        await Province.SendAsync(administrator, new EnterLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(1), Nothing));
        var employer = await SignInAsync(administrator);
        await employer.GetAsync($"/learners/{learner}");
        await employer.GetAsync(employer.Page.QuerySelector($"main a[href='/learners/{learner}/end-employment']")!.GetAttribute("href")!);
        foreach (var (day, reason, faults) in new[] { ("", "", 2), ("2026-12-01", "调离", 1), ("2026-11-01", "调离", 1) })
        {
            await employer.PostAsync(new Dictionary<string, string?> { ["Input.On"] = day, ["Input.Reason"] = reason });
            Assert.Equal(
                (HttpStatusCode.BadRequest, faults, reason),
                (
                    employer.Status,
                    employer.Page.QuerySelectorAll("[aria-invalid=true]").Length,
                    employer.Page.QuerySelector("[name='Input.Reason']")!.TextContent.Trim()
                )
            );
        }

        var stale = await SignInAsync(administrator);
        await stale.GetAsync($"/learners/{learner}/end-employment");
        await employer.PostAsync(new Dictionary<string, string?> { ["Input.On"] = "2026年11月23日", ["Input.Reason"] = "调离" });
        Assert.Equal((HttpStatusCode.OK, "/learners"), (employer.Status, employer.Address.AbsolutePath));
        var ended = await Province.ReadAsync(db => db.Employments.SingleAsync(e => e.LearnerId == learner));
        Assert.Equal((EmploymentState.Ended, new DateOnly(2026, 11, 23), "调离"), (ended.State, ended.To, ended.Reason));
        Assert.Null(await Province.ReadAsync(db => db.Learners.Where(l => l.Id == learner).Select(l => l.EmployerId).SingleAsync()));
        Assert.Equal(
            1,
            await Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == person.UserId && n.Link == "/learn/me"))
        );
        await employer.GetAsync($"/learners/{learner}/end-employment");
        Assert.Null(employer.Page.QuerySelector("main form[method=post]"));
        await stale.PostAsync(new Dictionary<string, string?> { ["Input.On"] = "2026-11-23", ["Input.Reason"] = "再次" });
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        var other = await SignInAsync(await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync($"/learners/{learner}/end-employment")).StatusCode);
        var me = await SignInAsync(person);
        Assert.Contains("调离", (await me.GetAsync("/learn/me")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_request_to_an_employer_is_withdrawn_by_the_one_who_asked_and_by_nobody_else()
    {
        var (person, other) = (await Province.PersonAsync(Role.Learner, University), await Province.PersonAsync(Role.Learner, University));
        var learner = await Province.SendAsync(
            person,
            new AddMyLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(1), University, Nothing)
        );
        await Province.SendAsync(other, new AddMyLearner("覃安", IdentityKind.ResidentId, TestIdentity.Number(2), null, Nothing));
        var asked = await Province.ReadAsync(db => db.Employments.SingleAsync());
        Assert.Equal(1, await OpenAsync(asked.Id));
        await Assert.ThrowsAsync<Domain.Common.NotFoundException>(() =>
            Province.SendAsync(other, new WithdrawEmployerRequest(asked.Id, asked.Version))
        );
        var employer = await Province.PersonAsync(Role.UnitAdministrator, University);
        await Province.SendAsync(employer, new AddMyLearner("覃主管", IdentityKind.ResidentId, TestIdentity.Number(3), null, Nothing));
        await Assert.ThrowsAsync<Domain.Common.NotFoundException>(() =>
            Province.SendAsync(employer, new WithdrawEmployerRequest(asked.Id, asked.Version))
        );

        const string form = "main form[action*=Withdraw]";
        var (me, late) = (await SignInAsync(person), await SignInAsync(person));
        await me.GetAsync("/learn/me");
        await late.GetAsync("/learn/me");
        await me.PostAsync(new Dictionary<string, string?>(), form);
        Assert.Equal((HttpStatusCode.OK, "/learn/me", null), (me.Status, me.Address.AbsolutePath, me.Page.QuerySelector(form)));
        await late.PostAsync(new Dictionary<string, string?>(), form);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(
            (EmploymentState.Withdrawn, 0),
            (
                await Province.ReadAsync(db => db.Employments.Where(e => e.Id == asked.Id).Select(e => e.State).SingleAsync()),
                await OpenAsync(asked.Id)
            )
        );
        Assert.Null(await Province.ReadAsync(db => db.Learners.Where(l => l.Id == learner).Select(l => l.EmployerId).SingleAsync()));
        var unit = await SignInAsync(await Province.PersonAsync(Role.UnitAdministrator, University));
        await unit.GetAsync($"/employer/requests/{asked.Id}");
        Assert.Null(unit.Page.QuerySelector("main form[method=post]"));
        await Refused.ByStateAsync(
            EmploymentState.Withdrawn,
            EmploymentAction.Confirm,
            async () =>
                await Province.SendAsync(
                    await Province.PersonAsync(Role.UnitAdministrator, University),
                    new DecideEmployment(
                        asked.Id,
                        await Province.ReadAsync(db => db.Employments.Where(e => e.Id == asked.Id).Select(e => e.Version).SingleAsync()),
                        true,
                        null
                    )
                )
        );
    }

    [Fact]
    public async Task A_list_of_staff_is_chosen_checked_and_entered_by_its_pages()
    {
        var unit = await SignInAsync(await Province.PersonAsync(Role.UnitAdministrator, University));
        await unit.GetAsync("/learners");
        await unit.GetAsync(unit.Page.QuerySelector("main a[href='/learners/import']")!.GetAttribute("href")!);
        var template = await unit.Client.GetAsync("/learners/import?handler=Template");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", template.Content.Headers.ContentType!.MediaType);
        await unit.PostAsync(new Dictionary<string, string?>());
        Assert.Equal(
            (HttpStatusCode.BadRequest, "true"),
            (unit.Status, unit.Page.QuerySelector("[name='Input.File']")!.GetAttribute("aria-invalid"))
        );
        await unit.PostAsync(new Dictionary<string, string?>(), file: ("Input.File", "名单.pdf", SeminarYear.Pdf("名单")));
        Assert.Equal(HttpStatusCode.Conflict, unit.Status);
        await unit.PostAsync(
            new Dictionary<string, string?>(),
            file: (
                "Input.File",
                "名单.csv",
                Encoding.UTF8.GetBytes($"姓名,证件号码,职称层级\n韦小新,{TestIdentity.Number(1)},\n覃安,{TestIdentity.Number(2)},高级\n")
            )
        );
        Assert.Equal(
            (HttpStatusCode.OK, 2, 0),
            (unit.Status, unit.Page.QuerySelectorAll("main tbody tr").Length, await Province.ReadAsync(db => db.Learners.CountAsync()))
        );
        var problems = MiniExcelLibs
            .MiniExcel.Query(new MemoryStream(await unit.Client.GetByteArrayAsync(unit.Address.AbsolutePath + "?handler=Problems")))
            .Cast<IDictionary<string, object>>()
            .ToList();
        Assert.Contains("职称层级", problems[2].Values.Last().ToString(), StringComparison.Ordinal);
        await unit.PostAsync(new Dictionary<string, string?>());
        Assert.Equal(
            (HttpStatusCode.OK, null, 1),
            (
                unit.Status,
                unit.Page.QuerySelector("main form[method=post]"),
                await Province.ReadAsync(db => db.Employments.CountAsync(e => e.State == EmploymentState.Confirmed))
            )
        );
        var other = await SignInAsync(await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync(unit.Address.AbsolutePath)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync(unit.Address.AbsolutePath + "?handler=Problems")).StatusCode);
    }

    [Fact]
    public async Task Whoever_another_unit_enters_answers_on_the_own_page_and_no_other_unit_is_asked_any_more()
    {
        var person = await Province.PersonAsync(Role.Learner, University);
        await Province.SendAsync(
            person,
            new AddMyLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(1), "柳州智造职业技术大学", Nothing)
        );
        var asked = await Province.ReadAsync(db => db.Employments.SingleAsync());
        Assert.Null(
            (
                await Province.SendAsync(
                    await Province.PersonAsync(Role.UnitAdministrator, University),
                    new EnterLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(1), Nothing)
                )
            ).Id
        );
        Assert.Equal(1, await OpenAsync(asked.Id));
        var me = await SignInAsync(person);
        await me.GetAsync("/learn/me");
        await me.PostAsync(new Dictionary<string, string?>(), "main form[action*=Answer]", ("Input.Confirm", "true"));
        Assert.Equal(HttpStatusCode.OK, me.Status);
        Assert.Equal(0, await OpenAsync(asked.Id));
        Assert.Equal(
            [EmploymentState.Withdrawn, EmploymentState.Confirmed],
            await Province.ReadAsync(db => db.Employments.OrderBy(e => e.Id == asked.Id ? 0 : 1).Select(e => e.State).ToListAsync())
        );
    }

    private Task<int> OpenAsync(Guid subject) =>
        Province.ReadAsync(db => db.WorkItems.CountAsync(w => w.SubjectId == subject && w.DoneAt == null));

    [Fact]
    public async Task A_learner_says_field_series_level_and_education_and_a_field_that_is_none_is_refused()
    {
        var person = await Province.PersonAsync(Role.Learner, University);
        await Province.SendAsync(person, new AddMyLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(1), null, Nothing));
        var me = await SignInAsync(person);
        await me.GetAsync("/learn/me");
        var late = await SignInAsync(person);
        await late.GetAsync("/learn/me");
        const string form = "main form[action*=Profession]";
        await me.PostAsync(new Dictionary<string, string?> { ["Input.Level"] = "Intermediate" }, form);
        Assert.Equal(
            (HttpStatusCode.BadRequest, true),
            (me.Status, me.Page.QuerySelector("[name='Input.Series']")!.GetAttribute("aria-invalid") == "true")
        );
        await me.PostAsync(new Dictionary<string, string?> { ["Input.FieldCode"] = "nothing", ["Input.Series"] = "工程技术" }, form);
        Assert.Equal(
            (HttpStatusCode.BadRequest, true),
            (me.Status, me.Page.QuerySelector("[name='Input.FieldCode']")!.GetAttribute("aria-invalid") == "true")
        );
        await me.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.FieldCode"] = "rural",
                ["Input.Series"] = "工程技术",
                ["Input.Level"] = "Intermediate",
                ["Input.Title"] = "工程师",
                ["Input.Education"] = "Master",
            },
            form
        );
        Assert.Equal(HttpStatusCode.OK, me.Status);
        Assert.Equal("rural", ((AngleSharp.Html.Dom.IHtmlSelectElement)me.Page.QuerySelector("[name='Input.FieldCode']")!).Value);
        await late.PostAsync(new Dictionary<string, string?> { ["Input.Title"] = "技术员" }, form);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);

        var saved = await Province.ReadAsync(db => db.Learners.SingleAsync());
        Assert.Equal(
            ("rural", "工程技术", TitleLevel.Intermediate, "工程师", Education.Master),
            (saved.FieldCode, saved.Series, saved.Level, saved.Title, saved.Education)
        );
    }

    private static readonly Profession Nothing = new(null, TitleLevel.None, null, null, Education.NotStated);

    private static HourCredit Credit(Guid learner, decimal hours) =>
        new()
        {
            LearnerId = learner,
            Category = HourCategory.Professional,
            Hours = hours,
            SourceKind = HourSource.Course,
            SourceId = Guid.NewGuid(),
            Title = "课程",
            Provider = "邕江大学",
            From = new DateOnly(2026, 5, 1),
            To = new DateOnly(2026, 5, 2),
            Rule = "示例",
        };

    private Task<decimal> TotalAsync(Guid learner) =>
        Province.ReadAsync(db =>
            db.LearnerYears.Where(y => y.LearnerId == learner && y.LearningYear == 2026)
                .Select(y => y.Compulsory + y.Elective + y.Professional)
                .SingleAsync()
        );

    private async Task<Guid> EnterAsync(int n, string unit) =>
        (
            await Province.SendAsync(
                await Province.PersonAsync(Role.UnitAdministrator, unit),
                new EnterLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(n), Nothing)
            )
        )
            .Id!
            .Value;
}
