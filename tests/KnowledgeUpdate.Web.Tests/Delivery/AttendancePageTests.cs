using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Attendance;
using MiniExcelLibs;

namespace KnowledgeUpdate.Web.Tests.Delivery;

/// <summary>Sheets, workbook, screen, camera and roll of attendance over HTTP.</summary>
public sealed class AttendancePageTests(PortalFixture portal) : PageTest(portal)
{
    private static readonly Dictionary<string, string?> Nothing = [];

    private async Task<(HeldSeminar Seminar, Person Learner, List<GatheringHalfDay> HalfDays)> BeginAsync(string name = "韦小新")
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var learner = await seminar.LearnerAsync(name: name);
        await Province.SendAsync(learner, new EnrolInSeminar(seminar.Id));
        var halfDays = await seminar.HalfDaysAsync();
        Province.Clock.Now = halfDays[0].StartsAt;
        return (seminar, learner, halfDays);
    }

    [Fact]
    public async Task Sheet_workbook_screen_and_camera_are_refused_by_role_unit_and_province()
    {
        var (seminar, learner, halfDays) = await BeginAsync();
        await using var abroad = await TestProvince.FoundAsync(Database);
        var stranger = Public(abroad.Tenant.Hosts[0]);
        await stranger.SignInAsync(await abroad.PersonAsync(Role.UnitAdministrator, SeminarYear.University));
        var host = await SignInAsync(seminar.Host);
        var bureau = await SignInAsync(seminar.Year.Bureau);
        var other = await SignInAsync(seminar.Year.Hosts[1]);
        var trainee = await SignInAsync(learner);
        foreach (
            var (page, readers) in new[]
            {
                ("attendance?handler=Sheet", false),
                ($"attendance?handler=Sheet&half={halfDays[0].Id}", false),
                ("attendance?handler=Export", true),
                ("room/screen", false),
                ("room/screen?handler=code", false),
                ("scan/camera", false),
            }
        )
        {
            async Task<(string, HttpStatusCode)> GetAsync(FormBrowser browser) =>
                (page, (await browser.Client.GetAsync($"/seminars/{seminar.Id}/{page}")).StatusCode);
            Assert.Equal((page, HttpStatusCode.OK), await GetAsync(host));
            Assert.Equal((page, readers ? HttpStatusCode.OK : HttpStatusCode.Forbidden), await GetAsync(bureau));
            Assert.Equal((page, HttpStatusCode.NotFound), await GetAsync(other));
            Assert.Equal((page, HttpStatusCode.NotFound), await GetAsync(stranger));
            Assert.Equal((page, HttpStatusCode.Forbidden), await GetAsync(trainee));
        }

        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await (await SignInAsync(await seminar.LearnerAsync())).Client.GetAsync($"/learn/seminars/{seminar.Id}/sign/camera")
            ).StatusCode
        );
        var acts = await Province.ReadAsync(db => db.AuditEvents.Where(e => e.SubjectId == seminar.Id).Select(e => e.Act).ToListAsync());
        Assert.Equal((2, 2), (acts.Count(a => a == nameof(PrintSignInSheet)), acts.Count(a => a == nameof(RecordAttendanceExport))));

        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        host = await SignInAsync(seminar.Host);
        Assert.Equal(HttpStatusCode.Conflict, (await host.Client.GetAsync($"/seminars/{seminar.Id}/attendance?handler=Sheet")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync($"/seminars/{seminar.Id}/attendance?handler=Export")).StatusCode);
        await host.GetAsync($"/seminars/{seminar.Id}/room/screen");
        Assert.Equal((HttpStatusCode.OK, null), (host.Status, host.Page.QuerySelector(".ku-screen__digits")));
    }

    [Fact]
    public async Task The_sheet_is_a_pdf_and_the_workbook_has_states_times_and_who_marked_also_for_rare_characters()
    {
        var (seminar, _, halfDays) = await BeginAsync("韦\U00020BB7新");
        var host = await SignInAsync(seminar.Host);
        var sheet = await host.Client.GetAsync($"/seminars/{seminar.Id}/attendance?handler=Sheet&half={halfDays[0].Id}");
        Assert.Equal("application/pdf", sheet.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(
            "%PDF-",
            System.Text.Encoding.ASCII.GetString((await sheet.Content.ReadAsByteArrayAsync())[..8]),
            StringComparison.Ordinal
        );
        await seminar.AttendAsync(0);

        var book = await host.Client.GetAsync($"/seminars/{seminar.Id}/attendance?handler=Export");

        Assert.Contains("考勤", Uri.UnescapeDataString(book.Content.Headers.ContentDisposition!.ToString()), StringComparison.Ordinal);
        using var file = new MemoryStream(await book.Content.ReadAsByteArrayAsync());
        Assert.Equal(["考勤", "签到记录"], file.GetSheetNames());
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Read, leaveOpen: true))
        using (var sheetText = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open()))
            Assert.Contains("韦\U00020BB7新", await sheetText.ReadToEndAsync(), StringComparison.Ordinal);
        var state = (IDictionary<string, object>)Assert.Single(file.Query(useHeaderRow: true, sheetName: "考勤"));
        Assert.Equal(("韦\U00020BB7新", "出勤", 1d, 6d), (state["姓名"], state["03-08 上午"], state["出勤半天数"], state["应出勤半天数"]));
        Assert.Contains("*", (string)state["证件号码"], StringComparison.Ordinal);
        var sign = (IDictionary<string, object>)Assert.Single(file.Query(useHeaderRow: true, sheetName: "签到记录"));
        Assert.Equal(
            ("03-08 上午", "出勤", "纸质签到表录入", seminar.Host.Name),
            (sign["时段"], sign["状态"], sign["签到方式"], sign["签退登记人"])
        );
        Assert.StartsWith("2027-03-08 ", (string)sign["签到时间"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_screen_shows_code_window_and_count_and_nothing_to_press_but_the_way_back()
    {
        var (seminar, learner, halfDays) = await BeginAsync();
        var host = await SignInAsync(seminar.Host);
        await host.GetAsync($"/seminars/{seminar.Id}/room/screen");
        var text = host.Page.QuerySelector("main")!.TextContent;
        Assert.All(
            new[] { "03-08 上午", "签到", "07:30—09:30", "08:45 以后为迟到", "0 / 1" },
            said => Assert.Contains(said, text.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal)
        );
        Assert.Null(host.Page.QuerySelector("nav, header, form"));
        Assert.Equal($"/seminars/{seminar.Id}/room", host.Page.QuerySelectorAll("main a").Single().GetAttribute("href"));
        var room = string.Concat(host.Page.QuerySelector(".ku-screen__digits")!.TextContent.Where(char.IsAsciiDigit));
        Assert.Null((await Province.SendAsync(learner, new SignWithRoomCode(seminar.Id, room))).Refusal);
        await host.GetAsync($"/seminars/{seminar.Id}/room/screen?handler=code");
        Assert.Contains("1 / 1", host.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            $"{halfDays[0].StartsAt.ToUnixTimeMilliseconds()}",
            host.Page.QuerySelector(".ku-screen__part")!.GetAttribute("data-at")
        );
        Province.Clock.Now = halfDays[0].StartsAt.AddMinutes(90);
        await host.GetAsync($"/seminars/{seminar.Id}/room/screen");
        Assert.Equal(
            ("11:30", null),
            (host.Page.QuerySelector(".ku-screen__digits")!.TextContent.Trim(), host.Page.QuerySelector(".ku-qr"))
        );
        // Between the windows the trainee's own pages stand too.
        var trainee = await SignInAsync(learner);
        foreach (var page in new[] { "sign", "sign/camera", "code" })
            Assert.Equal(
                (page, HttpStatusCode.OK),
                (page, (await trainee.Client.GetAsync($"/learn/seminars/{seminar.Id}/{page}")).StatusCode)
            );
    }

    [Fact]
    public async Task Only_the_pages_of_the_camera_may_use_it_and_a_code_is_taken_with_and_without_script()
    {
        var (seminar, person, halfDays) = await BeginAsync();
        var (host, learner, bureau) = (await SignInAsync(seminar.Host), await SignInAsync(person), await SignInAsync(seminar.Year.Bureau));
        async Task<string> PolicyAsync(FormBrowser browser, string address) =>
            (await browser.Client.GetAsync(address)).Headers.GetValues("Permissions-Policy").Single().Split(',')[0];
        var (staff, mine) = ($"/seminars/{seminar.Id}/scan/camera", $"/learn/seminars/{seminar.Id}/sign/camera");
        Assert.Equal(("camera=(self)", "camera=(self)"), (await PolicyAsync(host, staff), await PolicyAsync(learner, mine)));
        foreach (
            var (browser, address) in new[]
            {
                (host, $"/seminars/{seminar.Id}/scan"),
                (host, $"/seminars/{seminar.Id}/room/screen"),
                (host, "/desk"),
                (learner, $"/learn/seminars/{seminar.Id}/sign"),
                (learner, $"/learn/seminars/{seminar.Id}"),
                (bureau, staff),
                (host, mine),
                (bureau, "/js/camera.js"),
            }
        )
            Assert.Equal((address, "camera=()"), (address, await PolicyAsync(browser, address)));

        // What the script sends gets a part of the page; the same code again is refused as anywhere.
        await learner.GetAsync($"/learn/seminars/{seminar.Id}/code");
        var code = learner.Page.QuerySelector(".ku-code__digits")!.TextContent;
        await host.GetAsync(staff);
        var (taken, part) = await ScanAsync(host, staff, code);
        Assert.Equal(
            (HttpStatusCode.OK, false, true),
            (taken, part.Contains("<html", StringComparison.Ordinal), part.Contains("韦小新", StringComparison.Ordinal))
        );
        Assert.Equal(HttpStatusCode.Conflict, (await ScanAsync(host, staff, code)).Status);
        // Typed, without script: whole pages, and the field is empty for the next person.
        await host.PostAsync(new Dictionary<string, string?> { ["Code"] = " " }, "[data-camera-form]");
        Assert.Equal(HttpStatusCode.BadRequest, host.Status);
        await host.PostAsync(new Dictionary<string, string?> { ["Code"] = "1-00000000" }, "[data-camera-form]");
        Assert.Equal((HttpStatusCode.Conflict, "1-00000000"), (host.Status, host.Page.QuerySelector("[name=Code]")!.GetAttribute("value")));
        // Another account's post is refused and on record.
        await learner.GetAsync(mine);
        Assert.Equal(HttpStatusCode.Forbidden, (await ScanAsync(learner, staff, code)).Status);
        Assert.Contains(SignRefusal.OtherAccount, await Province.ReadAsync(db => db.RefusedSigns.Select(r => r.Refusal).ToListAsync()));

        Province.Clock.Now = halfDays[0].EndsAt;
        var room = (await Province.SendAsync(seminar.Host, new GetRoomCode(seminar.Id))).Code!;
        await learner.GetAsync(mine);
        await learner.PostAsync(Nothing, "[data-camera-form]");
        Assert.Equal(HttpStatusCode.BadRequest, learner.Status);
        await learner.PostAsync(new Dictionary<string, string?> { ["Code"] = room }, "[data-camera-form]");
        Assert.Equal(
            (HttpStatusCode.OK, true),
            (learner.Status, learner.Page.QuerySelector("main .ku-callout")!.TextContent.Contains("签退", StringComparison.Ordinal))
        );
        Assert.Equal(2, await Province.ReadAsync(db => db.AttendanceSigns.CountAsync(s => s.VoidedAt == null)));
    }

    [Fact]
    public async Task On_the_roll_late_and_early_are_ticked_alone_and_the_page_says_when_it_opens()
    {
        var (seminar, person, halfDays) = await BeginAsync();
        var host = await SignInAsync(seminar.Host);
        await host.GetAsync($"/seminars/{seminar.Id}/roll/{halfDays[1].Id}");
        Assert.Contains(
            "2027-03-08 13:30 起可以录入",
            host.Page.QuerySelector("main .ku-callout:not([hidden])")!.TextContent,
            StringComparison.Ordinal
        );
        Province.Clock.Now = halfDays[0].EndsAt;
        await host.GetAsync($"/seminars/{seminar.Id}/roll/{halfDays[0].Id}");
        var enrolment = (await seminar.EnrolmentAsync(person)).Id.ToString();
        await host.PostAsync(new Dictionary<string, string?> { ["late"] = enrolment, ["left"] = enrolment });
        Assert.Equal(HttpStatusCode.OK, host.Status);
        var mine = (await Province.SendAsync(person, new GetMySeminar(seminar.Id))).HalfDays[0];
        Assert.Equal((HalfDayStanding.Late, SignMethod.PaperRoll), (mine.Standing, mine.ArrivedBy));
    }

    private static async Task<(HttpStatusCode Status, string Text)> ScanAsync(FormBrowser browser, string address, string code)
    {
        var token = browser.Page.QuerySelector("form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([
            new("Code", code),
            new("__key", Guid.NewGuid().ToString("N")),
            new("__RequestVerificationToken", token),
        ]);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("X-Requested-With", "ku-camera");
        var answer = await browser.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
