using System.Globalization;
using System.Text;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Web.Tests.Delivery;

/// <summary>What anonymous people see of one seminar, and its file for a calendar.</summary>
public sealed class PublicSeminarPageTests(PortalFixture portal) : DeliveryFormTest(portal)
{
    private static string Words(FormBrowser browser) => browser.Page.QuerySelector("main")!.TextContent;

    private static async Task<string> PageAsync(FormBrowser browser, Guid id)
    {
        await browser.GetAsync($"/open-seminars/{id}");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        return Words(browser);
    }

    [Fact]
    public async Task Everybody_reads_when_where_seats_and_how_to_enrol_and_nobodys_name()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var anybody = Public();
        var page = await PageAsync(anybody, seminar.Id);

        foreach (
            var said in new[]
            {
                "人工智能赋能边境口岸智慧通关高级研修班",
                "2027年3月8日 — 2027年3月10日",
                "南宁市大学东路示例楼",
                SeminarYear.University,
                "2027-03-05 18:00",
                "50 席，余 50 席",
                "24 学时",
                "学员登录后自行报名",
                "专题0讲授1",
            }
        )
            Assert.Contains(said, page, StringComparison.Ordinal);
        foreach (var hidden in new[] { "覃联系", "0771-5555555", "讲师甲0", "讲师乙0", "第一教室", "自带电脑" })
            Assert.DoesNotContain(hidden, anybody.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(
            (1, 1, 1),
            (
                anybody.Page.QuerySelectorAll($"main a[href='/learn/seminars/{seminar.Id}']").Length,
                anybody.Page.QuerySelectorAll("main a[href='/learn/start']").Length,
                anybody.Page.QuerySelectorAll($"main a[href='/open-seminars/{seminar.Id}/seminar.ics']").Length
            )
        );
        Assert.StartsWith("人工智能赋能边境口岸智慧通关高级研修班", anybody.Page.Title, StringComparison.Ordinal);
        Assert.Contains(
            "2027年3月8日",
            anybody.Page.QuerySelector("meta[name=description]")!.GetAttribute("content")!,
            StringComparison.Ordinal
        );
        await anybody.GetAsync("/open-seminars");
        Assert.NotNull(anybody.Page.QuerySelector($"main a[href='/open-seminars/{seminar.Id}']"));
    }

    [Fact]
    public async Task Seats_left_go_down_with_each_enrolment_and_then_people_wait()
    {
        var seminar = await HeldSeminar.FiledAsync(Province, capacity: 1);
        var anybody = Public();
        Assert.Contains("1 席，余 1 席", await PageAsync(anybody, seminar.Id), StringComparison.Ordinal);

        await Province.SendAsync(await seminar.LearnerAsync(), new EnrolInSeminar(seminar.Id));
        Assert.Contains("1 席已满，候补 0 人", await PageAsync(anybody, seminar.Id), StringComparison.Ordinal);
        var second = await seminar.LearnerAsync();
        await Province.SendAsync(second, new EnrolInSeminar(seminar.Id));
        var page = await PageAsync(anybody, seminar.Id);

        Assert.Contains("1 席已满，候补 1 人", page, StringComparison.Ordinal);
        Assert.Contains("已满，可候补", page, StringComparison.Ordinal);
        Assert.DoesNotContain((await seminar.RecordAsync(second)).Name, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_filed_or_was_returned_or_belongs_to_another_province_is_not_there()
    {
        await using var other = await TestProvince.FoundAsync(Database);
        var seminar = await HeldSeminar.PlannedAsync(Province);
        await NotThereAsync(Public());
        await seminar.FileAsync();
        await PageAsync(Public(), seminar.Id);

        await NotThereAsync(Public(other.Tenant.Hosts[0]));
        await Province.SendAsync(seminar.Office, new ReturnImplementation(seminar.Id, await seminar.VersionAsync(), "补充课程表。"));

        await NotThereAsync(Public());
        await NotThereAsync(await SignInAsync(await seminar.LearnerAsync()));

        async Task NotThereAsync(FormBrowser browser)
        {
            foreach (var address in new[] { $"/open-seminars/{seminar.Id}", $"/open-seminars/{seminar.Id}/seminar.ics" })
                Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync(address)).StatusCode);
            Assert.DoesNotContain($"{seminar.Id}", await browser.Client.GetStringAsync("/open-seminars"), StringComparison.Ordinal);
            Assert.DoesNotContain($"{seminar.Id}", await browser.Client.GetStringAsync("/"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_enrolment_the_page_stands_and_offers_nothing()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var anybody = Public();
        await anybody.GetAsync($"/plans/{seminar.Year.Plan}");
        Assert.Equal(2, anybody.Page.QuerySelectorAll($"main a[href='/open-seminars/{seminar.Id}']").Length);

        Province.Clock.Now = (await seminar.LoadAsync()).Implementation!.EnrolmentClosesAt;
        Assert.Contains("报名已于 2027-03-05 18:00 截止", await PageAsync(anybody, seminar.Id), StringComparison.Ordinal);
        Assert.Null(anybody.Page.QuerySelector($"main a[href='/learn/seminars/{seminar.Id}']"));
        Assert.NotNull(anybody.Page.QuerySelector("main a[href$='.ics']"));
        foreach (var list in new[] { "/", "/open-seminars", $"/plans/{seminar.Year.Plan}" })
        {
            await anybody.GetAsync(list);
            Assert.Null(anybody.Page.QuerySelector($"main a[href='/open-seminars/{seminar.Id}']"));
        }

        Province.Clock.Now = BeijingTime.StartOf((await seminar.LoadAsync()).EndsOn.AddDays(1));
        Assert.Contains("已结束", await PageAsync(anybody, seminar.Id), StringComparison.Ordinal);
        Assert.Null(anybody.Page.QuerySelector("main a[href$='.ics']"));
    }

    [Fact]
    public async Task A_cancelled_seminar_says_so_and_cancels_its_events()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var year = seminar.Year;
        var amendment = await year.SendAsync(
            year.Office,
            new RequestPlanAmendment(year.Plan, year.Proposals[0], AmendmentKind.Cancel, null, null, null, "场地维修。")
        );
        await year.SendAsync(
            year.Office2,
            new DecidePlanAmendment(amendment, await year.VersionAsync<PlanAmendment>(amendment), true, "同意。", "桂人社函〔2026〕200号")
        );
        Assert.Equal(SeminarState.Cancelled, (await seminar.LoadAsync()).State);

        Assert.Contains("本期研修班已取消", await PageAsync(Public(), seminar.Id), StringComparison.Ordinal);
        Assert.Equal(6, (await LinesAsync(Public(), seminar.Id)).Count(l => l == "STATUS:CANCELLED"));
    }

    [Fact]
    public async Task The_calendar_file_has_each_half_day_of_the_course_table()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var anybody = Public();
        var answer = await anybody.Client.GetAsync($"/open-seminars/{seminar.Id}/seminar.ics");
        Assert.Equal(
            ("text/calendar", "utf-8", "seminar-20270308.ics"),
            (
                answer.Content.Headers.ContentType!.MediaType,
                answer.Content.Headers.ContentType.CharSet,
                answer.Content.Headers.ContentDisposition!.FileName
            )
        );
        var lines = await LinesAsync(anybody, seminar.Id);

        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//KnowledgeUpdate//Seminars//EN", "CALSCALE:GREGORIAN"], lines.Take(4));
        Assert.Equal("END:VCALENDAR", lines[^1]);
        var halfDays = await seminar.HalfDaysAsync();
        Assert.Equal(halfDays.Select(h => h.StartsAt), Instants("DTSTART:"));
        Assert.Equal(halfDays.Select(h => h.EndsAt), Instants("DTEND:"));
        Assert.Equal(6, Values("UID:").Distinct().Count());
        Assert.Equal(
            ["人工智能赋能边境口岸智慧通关高级研修班 · 上午", "人工智能赋能边境口岸智慧通关高级研修班 · 下午"],
            Values("SUMMARY:").Distinct()
        );
        Assert.Equal(["南宁市大学东路示例楼"], Values("LOCATION:").Distinct());
        Assert.Equal([$"承办单位：{SeminarYear.University}\\n专题0讲授1"], Values("DESCRIPTION:").Take(1));
        Assert.EndsWith($"/open-seminars/{seminar.Id}", Values("URL:").Distinct().Single(), StringComparison.Ordinal);
        // Every property that an event must and may have here, and none of a person.
        Assert.Equal(
            ["BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "STATUS", "END"],
            lines.Skip(4).Take(11).Select(l => l[..l.IndexOf(':', StringComparison.Ordinal)])
        );

        IEnumerable<string> Values(string name) =>
            lines.Where(l => l.StartsWith(name, StringComparison.Ordinal)).Select(l => l[name.Length..]);
        IEnumerable<DateTimeOffset> Instants(string name) =>
            Values(name)
                .Select(v =>
                    DateTimeOffset.ParseExact(v, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                );
    }

    /// <summary>The lines of the file, unfolded, after each was checked.</summary>
    private static async Task<List<string>> LinesAsync(FormBrowser browser, Guid id)
    {
        var bytes = await browser.Client.GetByteArrayAsync($"/open-seminars/{id}/seminar.ics");
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var raw = text[..^2].Split("\r\n");
        Assert.All(raw, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 1, 75));
        Assert.DoesNotContain(raw, l => l.Contains('\n') || l.Contains('\r'));
        return [.. text[..^2].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")];
    }
}
