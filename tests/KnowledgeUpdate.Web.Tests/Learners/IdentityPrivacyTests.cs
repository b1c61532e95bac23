using System.Text;
using System.Text.RegularExpressions;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;

namespace KnowledgeUpdate.Web.Tests.Learners;

/// <summary>
/// A thousand known identity numbers are entered and everything is done with them that people do; then pages, addresses, logs and the
/// database's text are searched.
/// </summary>
public sealed partial class IdentityPrivacyTests(PortalFixture portal) : PageTest(portal)
{
    private const int Count = 1_000;
    private static readonly IReadOnlyList<string> Numbers = [.. Enumerable.Range(7_000, Count).Select(TestIdentity.Number)];
    private static readonly HashSet<string> Known = [.. Numbers];

    [Fact]
    public async Task No_number_is_found_anywhere()
    {
        Assert.Equal(Numbers, Found(string.Join(' ', Numbers)));
        var logs = new StringWriter();
        var (console, shown) = (Console.Out, new StringBuilder());
        Console.SetOut(TextWriter.Synchronized(new Tee(console, logs)));
        try
        {
            await UseEverythingAsync(shown);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Contains("RegisterLearner", logs.ToString(), StringComparison.Ordinal);
        Assert.Empty(Found(logs.ToString()));
        Assert.Empty(Found(shown.ToString()));
        Assert.Empty(await TablesWithNumbersAsync());
    }

    [Fact]
    public async Task A_number_is_shown_once_to_whoever_gives_a_reason_and_the_history_says_so()
    {
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        var id = (await Province.SendAsync(administrator, Entry(6_000))).Id!.Value;
        var browser = await SignInAsync(administrator);
        await browser.GetAsync($"/learners/{id}");
        Assert.DoesNotContain(TestIdentity.Number(6_000), browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "" }, "form[action*=Reveal]");
        Assert.DoesNotContain(TestIdentity.Number(6_000), browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "核对职称评审材料" }, "form[action*=Reveal]");

        Assert.Contains(TestIdentity.Number(6_000), browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var told = await Province.ReadAsync(db =>
            db.AuditEvents.Where(e => e.Act == nameof(RevealIdentity) && e.SubjectId == id)
                .Select(e => new { e.UserId, e.Reason })
                .SingleAsync()
        );
        Assert.Equal((administrator.UserId, "核对职称评审材料"), (told.UserId, told.Reason));
    }

    private static EnterLearner Entry(int n) =>
        new(
            "韦小新",
            IdentityKind.ResidentId,
            TestIdentity.Number(n),
            new Profession(null, TitleLevel.None, null, null, Education.NotStated)
        );

    private static IEnumerable<string> Found(string text) =>
        Shape().Matches(text).Select(m => m.Groups[1].Value.ToUpperInvariant()).Where(Known.Contains);

    /// <summary>What all the numbers share, wherever it begins: 450103, a date and 000.</summary>
    [GeneratedRegex("(?=(450103[0-9]{8}000[0-9Xx]))")]
    private static partial Regex Shape();

    private async Task UseEverythingAsync(StringBuilder shown)
    {
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await Parallel.ForAsync(
            1,
            Count,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (i, _) => await Province.SendAsync(administrator, Entry(7_000 + i))
        );

        var factory = Factory.WithWebHostBuilder(b => b.UseSetting("Serilog:MinimumLevel:Default", "Debug"));
        FormBrowser Open() =>
            new(
                factory.CreateClient(
                    new WebApplicationFactoryClientOptions
                    {
                        BaseAddress = new Uri($"http://{Province.Tenant.Hosts[0]}/"),
                        HandleCookies = true,
                    }
                )
            );
        var learner = Open();
        var form = new Dictionary<string, string?>
        {
            ["Input.Name"] = "韦知新",
            ["Input.Number"] = Numbers[0],
            ["Input.Employer"] = SeminarYear.University,
            ["Input.New"] = "一句容易记住的长密码",
            ["Input.Again"] = "一句容易记住的长密码",
        };
        await RegisterAsync(learner, "13800007000", form);
        Assert.Equal("/learn", learner.Address.AbsolutePath);
        var me = await Province.ReadAsync(db => db.Learners.Where(l => l.Name == "韦知新").Select(l => l.Id).SingleAsync());
        HourCredit Credit(HourCategory category, decimal hours) =>
            new()
            {
                LearnerId = me,
                Category = category,
                Hours = hours,
                SourceKind = HourSource.Course,
                SourceId = Guid.NewGuid(),
                Title = "课程",
                Provider = "邕江大学",
                From = new DateOnly(2026, 5, 1),
                To = new DateOnly(2026, 5, 2),
                Rule = "示例",
            };
        await Province.SendAsPortalAsync(
            new CreditHours(
                2026,
                [Credit(HourCategory.PublicCompulsory, 15), Credit(HourCategory.PublicElective, 15), Credit(HourCategory.Professional, 60)]
            )
        );
        await learner.GetAsync("/learn/certificates");
        await learner.PostAsync(new Dictionary<string, string?>());
        var certificate = await Province.ReadAsync(db => db.Certificates.Select(c => new { c.Id, c.Code }).SingleAsync());

        await ShowAsync(
            learner,
            shown,
            "/learn",
            "/learn/me",
            "/learn/certificates",
            "/notices",
            "/account",
            $"/v/{certificate.Code}",
            $"/api/v1/certificates/{certificate.Code}"
        );
        shown.Append(Encoding.Latin1.GetString(await learner.Client.GetByteArrayAsync($"/certificates/{certificate.Id}/file")));
        var request = await Province.ReadAsync(db => db.Employments.AsNoTracking().SingleAsync(e => e.LearnerId == me));
        await Province.SendAsync(administrator, new DecideEmployment(request.Id, request.Version, true, null));
        foreach (var person in new[] { administrator, office })
        {
            var browser = Open();
            await browser.SignInAsync(person);
            await ShowAsync(
                browser,
                shown,
                "/desk",
                "/learners?size=100",
                $"/learners/{me}",
                "/notices",
                "/search?q=" + Uri.EscapeDataString("韦"),
                "/account/members"
            );
        }

        // A list of staff of which some rows are refused: its upload, page and sheet show none.
        var list =
            "姓名,证件号码\n"
            + string.Concat(
                Enumerable.Range(1, 40).Select(i => $"{(i % 9 == 0 ? "覃大新" : "韦小新")},{TestIdentity.Number(7_000 + i)}\n")
            );
        var staff = await Province.SendAsync(administrator, new UploadStaff("名单.csv", Encoding.UTF8.GetBytes(list)));
        var employer = Open();
        await employer.SignInAsync(administrator);
        await ShowAsync(employer, shown, $"/learners/import/{staff}?size=100");
        shown.Append(
            string.Join(
                '\n',
                MiniExcelLibs
                    .MiniExcel.Query(
                        new MemoryStream(await employer.Client.GetByteArrayAsync($"/learners/import/{staff}?handler=Problems"))
                    )
                    .SelectMany(r => ((IDictionary<string, object>)r).Values)
            )
        );

        var viewer = Open();
        await viewer.SignInAsync(office);
        await ShowAsync(viewer, shown, "/history?size=100", $"/certificates/{certificate.Id}");
        // What is refused keeps what was typed in its own field, and nowhere else.
        var wrong = Open();
        await RegisterAsync(
            wrong,
            "13800007001",
            new Dictionary<string, string?>(form) { ["Input.Number"] = Numbers[1], ["Input.Again"] = "另一句" }
        );
        Assert.Equal(1, wrong.Page.DocumentElement.OuterHtml.Split(Numbers[1]).Length - 1);
        await HoldAsync(Open, shown);
    }

    /// <summary>
    /// A seminar whose roster has a hundred of the numbers, some of them refused: its pages, its sheets and its own upload show none.
    /// </summary>
    private async Task HoldAsync(Func<FormBrowser> open, StringBuilder shown)
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var roster =
            "姓名,证件号码,工作单位\n"
            + string.Concat(
                Enumerable.Range(1, 100).Select(i => $"{(i % 9 == 0 ? "覃大新" : "韦小新")},{TestIdentity.Number(7_000 + i)},\n")
            );
        var job = await Province.SendAsync(seminar.Host, new UploadRoster(seminar.Id, "名册.csv", Encoding.UTF8.GetBytes(roster)));
        var host = open();
        await host.SignInAsync(seminar.Host);
        await ShowAsync(host, shown, $"/seminars/roster/{job}?size=100");
        await Province.SendAsync(seminar.Host, new ImportRoster(job, null));
        await seminar.AttendAsync();
        // Months have passed: the session is over.
        host = open();
        await host.SignInAsync(seminar.Host);
        await ShowAsync(
            host,
            shown,
            $"/seminars/roster/{job}?size=100",
            $"/seminars/{seminar.Id}",
            $"/seminars/{seminar.Id}/enrolments?size=100",
            $"/seminars/{seminar.Id}/attendance",
            $"/seminars/{seminar.Id}/papers",
            $"/seminars/{seminar.Id}/nominate"
        );
        foreach (var sheet in new[] { $"/seminars/roster/{job}?handler=Problems", $"/seminars/{seminar.Id}/enrolments?handler=Export" })
            shown.Append(await SheetAsync(await host.Client.GetByteArrayAsync(sheet)));
    }

    private static async Task<string> SheetAsync(byte[] workbook)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        var text = new StringBuilder();
        foreach (var part in zip.Entries)
        {
            using var reader = new StreamReader(part.Open());
            text.Append(await reader.ReadToEndAsync());
        }

        Assert.Contains("韦小新", text.ToString(), StringComparison.Ordinal);
        return text.ToString();
    }

    private static async Task ShowAsync(FormBrowser browser, StringBuilder shown, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            var page = await browser.GetAsync(address);
            Assert.Equal(
                (200, false),
                ((int)browser.Status, browser.Address.AbsolutePath.StartsWith("/account/sign-in", StringComparison.Ordinal))
            );
            shown.Append(browser.Address).Append(page.DocumentElement.OuterHtml);
        }
    }

    private async Task<List<string>> TablesWithNumbersAsync()
    {
        await using var source = NpgsqlDataSource.Create(Database.Admin);
        var tables = new List<string>();
        await using (
            var list = source.CreateCommand(
                "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = "
                    + "'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
            )
        )
        await using (var reader = await list.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        var found = new List<string>();
        foreach (var table in tables)
        {
            // One pattern of what all the numbers share, 450103, a date and 000; then each that looks so is compared.
            await using var search = source.CreateCommand(
                $"SELECT DISTINCT m[1] FROM {table} t, regexp_matches(t::text, '(450103\\d{{8}}000[0-9Xx])', 'g') m"
            );
            await using var reader = await search.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                if (Known.Contains(reader.GetString(0).ToUpperInvariant()))
                    found.Add($"{table}: {reader.GetString(0)}");
        }

        return found;
    }

    private sealed class Tee(TextWriter one, TextWriter other) : TextWriter
    {
        public override Encoding Encoding => one.Encoding;

        public override void Write(char value)
        {
            one.Write(value);
            other.Write(value);
        }

        public override void Write(string? value)
        {
            one.Write(value);
            other.Write(value);
        }
    }
}
