using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Web.Tests.Learners;

/// <summary>Being found, registering, getting back in, and saying “not me”, by real forms.</summary>
public sealed class RecordPageTests(PortalFixture portal) : PageTest(portal)
{
    private const string University = SeminarYear.University,
        Password = "一句容易记住的长密码",
        Another = "另一句容易记住的密码";

    private static readonly Profession Nothing = new(null, TitleLevel.None, null, null, Education.NotStated);

    [Fact]
    public async Task Registration_answers_a_known_number_as_an_unknown_one_and_a_known_telephone_only_its_holder()
    {
        var unit = await Province.PersonAsync(Role.UnitAdministrator, University);
        var record = await EnterAsync(unit, 1);
        var (known, unknown) = (Public(), Public());
        await RegisterAsync(known, "13800000001", Form(1));
        await RegisterAsync(unknown, "13800000002", Form(2));
        Assert.Equal(("/learn", "/learn"), (known.Address.AbsolutePath, unknown.Address.AbsolutePath));
        foreach (var page in new[] { "/learn", "/learn/me", "/learn/certificates", "/learn/seminars", "/learn/claims" })
            Assert.Equal(Words(await unknown.GetAsync(page), 2), Words(await known.GetAsync(page), 1));
        Assert.Null(await Province.ReadAsync(db => db.Learners.Where(l => l.Id == record).Select(l => l.UserId).SingleAsync()));

        // A telephone that has an account: the page says the same as for any other, the message tells its holder.
        var again = Public();
        await again.GetAsync("/learn/start");
        await again.PostAsync(new Dictionary<string, string?> { ["Input.Phone"] = "13800000003" }, "form[action*=Code]");
        var usual = Words(again.Page, 3);
        Province.Clock.Now += TimeSpan.FromMinutes(2);
        await again.GetAsync("/learn/start");
        await again.PostAsync(new Dictionary<string, string?> { ["Input.Phone"] = "13800000001" }, "form[action*=Code]");
        Assert.Equal(usual, Words(again.Page, 1));
        Assert.Contains(
            "已有账号",
            (
                await Province.ReadAsync(db =>
                    db.OutboxMessages.Where(m => m.To == "13800000001").OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync()
                )
            )
        );
        await again.PostAsync(new Dictionary<string, string?>(Form(5)) { ["Input.Code"] = "000000" });
        Assert.Equal(
            (HttpStatusCode.BadRequest, "true", "韦小新"),
            (
                again.Status,
                again.Page.QuerySelector("[name='Input.Code']")!.GetAttribute("aria-invalid"),
                again.Page.QuerySelector("[name='Input.Name']")!.GetAttribute("value")
            )
        );
    }

    [Fact]
    public async Task Codes_are_not_sent_twice_a_minute_and_a_wrong_one_ends_after_five_tries()
    {
        var browser = Public();
        await browser.GetAsync("/learn/start");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Phone"] = "１３８ 0000 0001" }, "form[action*=Code]");
        var proof = browser.Page.QuerySelector("[name='Input.ProofId']")!.GetAttribute("value");
        var code = await CodeAsync("13800000001");
        var wrong = code == "000001" ? "000002" : "000001";
        for (var i = 0; i < 5; i++)
            await browser.PostAsync(new Dictionary<string, string?>(Form(1)) { ["Input.Code"] = wrong });
        await browser.PostAsync(new Dictionary<string, string?>(Form(1)) { ["Input.Code"] = code });
        Assert.Equal(
            (HttpStatusCode.BadRequest, proof),
            (browser.Status, browser.Page.QuerySelector("[name='Input.ProofId']")!.GetAttribute("value"))
        );
        await browser.GetAsync("/learn/start");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Phone"] = "13800000001" }, "form[action*=Code]");
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Province.Clock.Now += TimeSpan.FromMinutes(1);
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Phone"] = "13800000001" }, "form[action*=Code]");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal(0, await Province.ReadAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task A_forgotten_password_is_set_by_a_code_and_other_sessions_end()
    {
        var learner = Public();
        await RegisterAsync(learner, "13800000001", Form(1));
        Province.Clock.Now += TimeSpan.FromMinutes(1);
        var forgetful = Public();
        var said = new string[2];
        foreach (var (name, i) in new[] { ("13800000001", 0), ("13900000009", 1) })
        {
            await forgetful.GetAsync("/account/forgotten");
            await forgetful.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = name }, "form[action*=Code]");
            said[i] = forgetful.Page.QuerySelector("main")!.TextContent;
        }

        Assert.Equal(said[0], said[1]);
        Assert.Equal(0, await Province.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.To == "13900000009")));
        Province.Clock.Now += TimeSpan.FromMinutes(1);
        await forgetful.GetAsync("/account/forgotten");
        await forgetful.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "13800000001" }, "form[action*=Code]");
        await forgetful.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Code"] = await CodeAsync("13800000001"),
                ["Input.New"] = Another,
                ["Input.Again"] = "别的",
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, forgetful.Status);
        await forgetful.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Code"] = "",
                ["Input.New"] = Another,
                ["Input.Again"] = Another,
            }
        );

        Assert.Equal((HttpStatusCode.OK, "/account/sign-in"), (forgetful.Status, forgetful.Address.AbsolutePath));
        await learner.GetAsync("/learn");
        Assert.Equal("/account/sign-in", learner.Address.AbsolutePath);
        await forgetful.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "13800000001", ["Input.Password"] = Another });
        Assert.Equal(HttpStatusCode.OK, forgetful.Status);
        Assert.Contains(
            "密码已修改",
            (
                await Province.ReadAsync(db =>
                    db.OutboxMessages.Where(m => m.To == "13800000001").OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync()
                )
            )
        );
    }

    [Fact]
    public async Task A_telephone_is_changed_with_password_and_code_and_the_old_one_is_told()
    {
        var learner = Public();
        await RegisterAsync(learner, "13800000001", Form(1));
        await learner.GetAsync("/account/phone");
        await learner.PostAsync(
            new Dictionary<string, string?> { ["Input.Phone"] = "13800000002", ["Input.Password"] = "falsch" },
            "form[action*=Code]"
        );
        Assert.Equal(HttpStatusCode.BadRequest, learner.Status);
        await learner.PostAsync(
            new Dictionary<string, string?> { ["Input.Phone"] = "13800000002", ["Input.Password"] = Password },
            "form[action*=Code]"
        );
        await learner.PostAsync(new Dictionary<string, string?> { ["Input.Code"] = await CodeAsync("13800000002") });
        Assert.Equal((HttpStatusCode.OK, "/account"), (learner.Status, learner.Address.AbsolutePath));
        Assert.Contains(
            "已更换手机号",
            (
                await Province.ReadAsync(db =>
                    db.OutboxMessages.Where(m => m.To == "13800000001").OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync()
                )
            )
        );
        var fresh = Public();
        await fresh.GetAsync("/account/sign-in");
        await fresh.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "13800000002", ["Input.Password"] = Password });
        Assert.Equal(HttpStatusCode.OK, fresh.Status);
    }

    [Fact]
    public async Task An_employer_invites_by_a_link_helps_back_in_and_decides_about_the_account()
    {
        var unit = await Province.PersonAsync(Role.UnitAdministrator, University);
        var record = await EnterAsync(unit, 1);
        var officer = await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);
        var employer = await SignInAsync(unit);
        await employer.GetAsync($"/learners/{record}/invite");
        await employer.PostAsync(new Dictionary<string, string?>());
        var link = new Uri(employer.Page.QuerySelector("main code")!.TextContent).AbsolutePath;

        var person = Public();
        await person.GetAsync(link);
        await person.PostAsync(new Dictionary<string, string?> { ["Input.Phone"] = "13800000001" }, "form[action*=Code]");
        await person.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Code"] = await CodeAsync("13800000001"),
                ["Input.Number"] = TestIdentity.Number(2),
                ["Input.New"] = Password,
                ["Input.Again"] = Password,
            }
        );
        Assert.Equal(
            (HttpStatusCode.BadRequest, "true"),
            (person.Status, person.Page.QuerySelector("[name='Input.Number']")!.GetAttribute("aria-invalid"))
        );
        await person.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Code"] = "",
                ["Input.Number"] = TestIdentity.Number(1),
                ["Input.New"] = Password,
                ["Input.Again"] = Password,
            }
        );
        Assert.Equal((HttpStatusCode.OK, "/learn"), (person.Status, person.Address.AbsolutePath));

        await employer.GetAsync($"/learners/{record}/access");
        await employer.PostAsync(new Dictionary<string, string?> { ["Input.Phone"] = "13800000009", ["Input.Reason"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, employer.Status);
        await employer.PostAsync(new Dictionary<string, string?> { ["Input.Phone"] = "13800000009", ["Input.Reason"] = "当面核对身份证" });
        var temporary = employer.Page.QuerySelector("main code")!.TextContent;
        await person.GetAsync("/learn");
        Assert.Equal("/account/sign-in", person.Address.AbsolutePath);
        await person.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "13800000009", ["Input.Password"] = temporary });
        Assert.Equal("/account/password", person.Address.AbsolutePath);
        var other = await SignInAsync(await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync($"/learners/{record}/access")).StatusCode);

        // Somebody else asks for the same record: the employer decides on its page, and the holder freezes with one tap.
        var taker = Public();
        await RegisterAsync(taker, "13800000005", Form(1));
        var binding = await Province.ReadAsync(db =>
            db.RecordBindings.Where(b => b.State == BindingState.Asked).Select(b => b.Id).SingleAsync()
        );
        await employer.GetAsync($"/learners/bindings/{binding}");
        await employer.PostAsync(new Dictionary<string, string?>(), "main form[action*=Decide]");
        Assert.Equal(HttpStatusCode.BadRequest, employer.Status);
        await employer.PostAsync(new Dictionary<string, string?> { ["Input.Confirm"] = "true" }, "main form[action*=Decide]");
        Assert.Equal(HttpStatusCode.OK, employer.Status);
        var notMe =
            "/not-me/"
            + (
                await Province.ReadAsync(db =>
                    db.OutboxMessages.Where(m => m.Body.Contains("/not-me/")).OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync()
                )
            ).Split("/not-me/")[1][..32];
        var holder = Public();
        await holder.GetAsync(notMe);
        Assert.Equal(BindingState.Bound, await StateAsync(binding));
        await holder.PostAsync(new Dictionary<string, string?>());
        Assert.Equal(BindingState.Frozen, await StateAsync(binding));
        await taker.GetAsync("/learn/start");
        Assert.Contains("冻结", taker.Page.QuerySelector("main")!.TextContent);
        var bureau = await SignInAsync(officer);
        await bureau.GetAsync($"/learners/bindings/{binding}");
        await bureau.PostAsync(
            new Dictionary<string, string?> { ["Input.Confirm"] = "false", ["Input.Reason"] = "持证核实" },
            "main form[action*=Settle]"
        );
        Assert.Equal((HttpStatusCode.OK, BindingState.Undone), (bureau.Status, await StateAsync(binding)));
    }

    [Fact]
    public async Task A_unit_confirms_many_people_by_one_form_and_units_are_suggested_while_typing()
    {
        var unit = await Province.PersonAsync(Role.UnitAdministrator, University);
        for (var i = 1; i <= 3; i++)
            await Province.SendAsync(
                await Province.PersonAsync(Role.Learner, University),
                new AddMyLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(i), University, Nothing)
            );
        var browser = await SignInAsync(unit);
        await browser.GetAsync("/learners");
        await browser.PostAsync(new Dictionary<string, string?>(), "main form[action*=Confirm]", ("confirm", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        var rows = await Province.ReadAsync(db => db.Employments.Select(e => new { e.Id, e.Version }).ToListAsync());
        await browser.PostAsync(
            new Dictionary<string, string?> { ["Ids"] = $"{rows[0].Id}:{rows[0].Version}" },
            "main form[action*=Confirm]",
            ("confirm", "false")
        );
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        await browser.PostAsync(
            new Dictionary<string, string?> { ["Ids"] = $"{rows[0].Id}:{rows[0].Version}" },
            "main form[action*=Confirm]",
            ("confirm", "true")
        );
        Assert.Equal(
            (HttpStatusCode.OK, 1),
            (browser.Status, await Province.ReadAsync(db => db.Employments.CountAsync(e => e.State == EmploymentState.Confirmed)))
        );

        foreach (
            var (typed, found) in new[]
            {
                ("邕江", true),
                ("邕江 南宁", true),
                ("柳州 邕江", false),
                ("%", false),
                ("邕", false),
                ("12450100MA0T0001", true),
            }
        )
            Assert.Equal(
                found,
                (
                    await Public()
                        .Client.GetStringAsync("/units/suggest?field=Input.Employer&Input.Employer=" + Uri.EscapeDataString(typed))
                ).Contains($"value=\"{University}\"", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task Everything_a_learner_looks_for_is_found_from_the_first_page()
    {
        var browser = Public();
        await browser.GetAsync("/");
        foreach (var link in new[] { "/learn/start", "/learn", "/open-seminars", "/verify", "/account/sign-in?returnUrl=%2Fdesk" })
            Assert.NotNull(browser.Page.QuerySelector($"main a[href='{link}']"));
        await browser.GetAsync("/account/sign-in");
        foreach (var link in new[] { "/account/forgotten", "/learn/start" })
            Assert.NotNull(browser.Page.QuerySelector($"main a[href='{link}']"));
    }

    private static Dictionary<string, string?> Form(int number) =>
        new()
        {
            ["Input.Name"] = "韦小新",
            ["Input.Number"] = TestIdentity.Number(number),
            ["Input.New"] = Password,
            ["Input.Again"] = Password,
        };

    /// <summary>What a page says, without what tells the two people apart.</summary>
    private static string Words(AngleSharp.Html.Dom.IHtmlDocument page, int number)
    {
        var mask = IdentityNumber.Mask(TestIdentity.Number(number));
        return page.QuerySelector("main")!
            .TextContent.Replace(mask, "", StringComparison.Ordinal)
            .Replace($"1380000000{number}", "", StringComparison.Ordinal);
    }

    private Task<BindingState> StateAsync(Guid id) =>
        Province.ReadAsync(db => db.RecordBindings.Where(b => b.Id == id).Select(b => b.State).SingleAsync());

    private async Task<Guid> EnterAsync(Person unit, int n) =>
        (await Province.SendAsync(unit, new EnterLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(n), Nothing))).Id!.Value;
}
