using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Web.Tests.Learners;

public sealed class ClaimPageTests(PortalFixture portal) : PageTest(portal)
{
    private const string University = SeminarYear.University;

    [Fact]
    public async Task A_claim_is_drafted_checked_filed_returned_changed_and_credited_by_its_forms()
    {
        var (learner, employer) = (
            await SignInAsync(await LearnerAsync()),
            await SignInAsync(await Province.PersonAsync(Role.UnitAdministrator, University))
        );
        await learner.GetAsync("/learn?year=2026");
        Assert.NotNull(learner.Page.QuerySelector(".ku-gap a[href='/learn/claims/new']"));
        await learner.GetAsync("/learn/claims/new");
        await learner.PostAsync(new Dictionary<string, string?>());
        Assert.Equal((HttpStatusCode.BadRequest, true), (learner.Status, learner.Page.QuerySelectorAll("[aria-invalid=true]").Length >= 5));

        await learner.PostAsync(await FieldsAsync("2"));
        Assert.EndsWith("/check", learner.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("12", learner.Page.QuerySelector(".ku-sum")!.TextContent);
        await learner.PostAsync(new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.Conflict, learner.Status);
        var id = await Province.ReadAsync(db => db.HourClaims.Select(c => c.Id).SingleAsync());
        await learner.GetAsync($"/learn/claims/{id}/edit");
        await learner.PostAsync(new Dictionary<string, string?>(), "#claim", file: ("Upload", "参会证明.pdf", SeminarYear.Pdf("证明")));
        await learner.PostAsync(new Dictionary<string, string?>());
        Assert.Equal((HttpStatusCode.OK, $"/learn/claims/{id}"), (learner.Status, learner.Address.AbsolutePath));

        await employer.GetAsync("/claims");
        await employer.GetAsync(employer.Page.QuerySelector("main td a")!.GetAttribute("href")!);
        Assert.Equal(
            HttpStatusCode.OK,
            (await employer.Client.GetAsync(employer.Page.QuerySelector("main a[href*='/files/']")!.GetAttribute("href"))).StatusCode
        );
        await employer.PostAsync(new Dictionary<string, string?> { ["Input.Action"] = "Return" });
        Assert.Equal(HttpStatusCode.BadRequest, employer.Status);
        await employer.PostAsync(new Dictionary<string, string?> { ["Input.Action"] = "Return", ["Input.Opinion"] = "只参加了一次。" });
        Assert.Equal(HttpStatusCode.OK, employer.Status);
        await learner.GetAsync($"/learn/claims/{id}/edit");
        await learner.PostAsync(new Dictionary<string, string?> { ["Input.Units"] = "１" }, "#claim");
        await learner.PostAsync(new Dictionary<string, string?>());
        await employer.GetAsync($"/claims/{id}");
        await employer.PostAsync(new Dictionary<string, string?> { ["Input.Action"] = "Credit" });

        await learner.GetAsync($"/learn/claims/{id}");
        await learner.GetAsync(learner.Page.QuerySelector("main a[href^='/learn/entries/']")!.GetAttribute("href")!);
        Assert.Contains("6.0", learner.Page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_declined_claim_is_appealed_and_another_withdrawn_by_their_forms()
    {
        var (learner, employer, office) = (
            await SignInAsync(await LearnerAsync()),
            await SignInAsync(await Province.PersonAsync(Role.UnitAdministrator, University)),
            await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit))
        );
        var (first, second) = (await FileAsync(learner, "1"), await FileAsync(learner, "2"));
        await employer.GetAsync($"/claims/{first}");
        await employer.PostAsync(new Dictionary<string, string?> { ["Input.Action"] = "Decline", ["Input.Opinion"] = "材料不符。" });
        await learner.GetAsync($"/learn/claims/{first}/appeal");
        await learner.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, learner.Status);
        await learner.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "原件可查。" });
        await office.GetAsync($"/claims/{first}");
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Action"] = "Uphold", ["Input.Opinion"] = "维持。" });
        await learner.GetAsync($"/learn/claims/{second}");
        await learner.PostAsync(new Dictionary<string, string?>());

        var states = await Province.ReadAsync(db => db.HourClaims.OrderBy(c => c.Id).Select(c => c.State).ToListAsync());
        Assert.Equal([ClaimState.Declined, ClaimState.Withdrawn], states);
        await learner.GetAsync("/learn/claims");
        Assert.Equal(2, learner.Page.QuerySelectorAll("main .ku-entries li").Length);
    }

    [Fact]
    public async Task The_office_enters_and_ends_a_kind_by_its_forms()
    {
        var office = await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        await office.GetAsync("/rules/activities");
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Code"] = "lecture" }, "#add-form");
        Assert.Equal(HttpStatusCode.BadRequest, office.Status);
        await office.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Code"] = "lecture",
                ["Input.Name"] = "学术讲座",
                ["Input.NameEn"] = "Lecture",
                ["Input.HoursPerUnit"] = "2",
                ["Input.Unit"] = "次",
                ["Input.Evidence"] = "讲座通知",
                ["Input.Source"] = "工程办公室约定",
                ["Input.From"] = "2026-01-01",
            },
            "#add-form"
        );
        Assert.Equal((HttpStatusCode.OK, "/rules/activities"), (office.Status, office.Address.AbsolutePath));
        await office.PostAsync(new Dictionary<string, string?> { ["last"] = "2026-12-31" }, "#end-lecture");

        Assert.Equal(
            new DateOnly(2026, 12, 31),
            await Province.ReadAsync(db => db.ActivityKinds.Where(k => k.Code == "lecture").Select(k => k.EffectiveTo).SingleAsync())
        );
    }

    [Fact]
    public async Task The_employer_reminds_and_exports_what_is_filtered()
    {
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, University);
        var person = await LearnerAsync();
        var (request, version) = await Province.ReadAsync(async db =>
            await db.Employments.Select(e => new ValueTuple<Guid, uint>(e.Id, e.Version)).SingleAsync()
        );
        await Province.SendAsync(administrator, new DecideEmployment(request, version, true, null));
        await Province.SendAsync(
            administrator,
            new EnterLearner(
                "韦甲",
                IdentityKind.ResidentId,
                TestIdentity.Number(7),
                new Profession(null, TitleLevel.None, "=HYPERLINK(1)", null, Education.NotStated)
            )
        );
        var employer = await SignInAsync(administrator);
        await employer.GetAsync("/learners");
        await employer.PostAsync(new Dictionary<string, string?>(), "main form[action*=Remind]");
        Assert.Equal(HttpStatusCode.OK, employer.Status);
        Assert.Null(employer.Page.QuerySelector("main form[action*=Remind]"));
        Assert.Equal(
            1,
            await Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == person.UserId && n.Link == "/learn?year=2026"))
        );

        await employer.GetAsync("/learners?q=韦甲");
        var sheet = await employer.Client.GetByteArrayAsync(
            employer.Page.QuerySelector("main a[href*='handler=Export']")!.GetAttribute("href")
        );
        var rows = MiniExcelLibs
            .MiniExcel.Query(new MemoryStream(sheet))
            .Cast<IDictionary<string, object>>()
            .Select(r => r.Values.Select(v => v?.ToString() ?? "").ToList())
            .ToList();
        Assert.Equal(2, rows.Count);
        Assert.Equal("韦甲", rows[1][0]);
        Assert.Contains("'=HYPERLINK(1)", rows[1]);
        Assert.DoesNotContain(rows.SelectMany(r => r), v => v.Contains(TestIdentity.Number(7), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_completion_page_shows_what_was_counted()
    {
        await LearnerAsync();
        var office = await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        await office.GetAsync("/learners/completion");
        Assert.Equal(HttpStatusCode.OK, office.Status);
        await office.PostAsync(new Dictionary<string, string?>());

        Assert.Equal(
            (HttpStatusCode.OK, 3),
            (office.Status, office.Page.QuerySelectorAll("main tfoot .is-sum, main tfoot.is-sum, main tr.is-sum").Length)
        );
        Assert.Contains("南宁市", office.Page.QuerySelector("main")!.TextContent);
    }

    private async Task<Person> LearnerAsync()
    {
        var person = await Province.PersonAsync(Role.Learner, University);
        await Province.SendAsync(
            person,
            new AddMyLearner(
                "韦小新",
                IdentityKind.ResidentId,
                TestIdentity.Number(1),
                University,
                new Profession("工程技术", TitleLevel.Intermediate, "工程师", null, Education.Bachelor)
            )
        );
        return person;
    }

    private Task<Guid> KindAsync() =>
        Province.ReadAsync(db => db.ActivityKinds.Where(k => k.Code == "conference-national").Select(k => k.Id).SingleAsync());

    private async Task<Dictionary<string, string?>> FieldsAsync(string units) =>
        new()
        {
            ["Input.KindId"] = $"{await KindAsync()}",
            ["Input.Title"] = $"年会{units}",
            ["Input.Provider"] = "某学会",
            ["Input.From"] = "2026-09-07",
            ["Input.To"] = "2026年9月9日",
            ["Input.LearningYear"] = "2026",
            ["Input.Units"] = units,
        };

    private async Task<Guid> FileAsync(FormBrowser learner, string units)
    {
        await learner.GetAsync("/learn/claims/new");
        await learner.PostAsync(await FieldsAsync(units), file: ("Upload", "证明.pdf", SeminarYear.Pdf(units)));
        await learner.PostAsync(new Dictionary<string, string?>());
        return Guid.Parse(learner.Address.Segments[^1]);
    }
}
