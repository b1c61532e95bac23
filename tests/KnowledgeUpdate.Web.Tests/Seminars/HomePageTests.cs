using System.Diagnostics;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Web.Tests.Seminars;

/// <summary>The public's first page.</summary>
public sealed class HomePageTests(PortalFixture portal) : PageTest(portal)
{
    /// <summary>Statements of a visit that reads the figures too, with those that open each message.</summary>
    private const int Statements = 15;

    private static string Block(FormBrowser browser, string id) =>
        browser.Page.QuerySelector($"section[aria-labelledby={id}]")!.TextContent;

    private static IReadOnlyList<string> Figures(FormBrowser browser) =>
        [.. browser.Page.QuerySelectorAll(".ku-keys b").Select(b => b.TextContent)];

    [Fact]
    public async Task A_province_that_has_nothing_yet_says_so()
    {
        var anybody = Public();
        await anybody.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, anybody.Status);
        Assert.Contains("目前没有正在受理的申报", Block(anybody, "calls"), StringComparison.Ordinal);
        Assert.Contains("目前没有可报名的研修班", Block(anybody, "seminars"), StringComparison.Ordinal);
        Assert.Contains("尚无公示", Block(anybody, "publicity"), StringComparison.Ordinal);
        Assert.Contains("尚未发布", Block(anybody, "plans"), StringComparison.Ordinal);
        Assert.Equal(["—", "0", "0", "0"], Figures(anybody));
        Assert.Contains("尚未统计", Block(anybody, "figures"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_programme_asks_for_is_said_by_the_rules_in_force()
    {
        var anybody = Public();
        await anybody.GetAsync("/");

        Assert.Contains(
            "每人每年不少于 90 学时：专业科目 60 学时，公需科目 30 学时。",
            anybody.Page.QuerySelector(".ku-hero")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("目标 20", Block(anybody, "figures"), StringComparison.Ordinal);
        Assert.Contains("目标 1,000", Block(anybody, "figures"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_finds_an_entrance_and_the_check_leads_to_the_look_up()
    {
        var anybody = Public();
        await anybody.GetAsync("/");

        Assert.Equal(["学员", "单位", "评审与管理", "公众"], anybody.Page.QuerySelectorAll(".ku-doors h3").Select(h => h.TextContent));
        Assert.Equal(16, anybody.Page.QuerySelectorAll(".ku-doors a").Length);
        foreach (var link in anybody.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Distinct().ToList())
            Assert.Equal((link, HttpStatusCode.OK), (link, (await anybody.Client.GetAsync(link)).StatusCode));
        Assert.Single(anybody.Page.QuerySelectorAll("main .btn-primary"));
        var check = anybody.Page.QuerySelector("form.ku-check")!;
        Assert.Equal(
            ("get", "/verify", "code"),
            (check.GetAttribute("method"), check.GetAttribute("action"), check.QuerySelector("input")!.GetAttribute("name"))
        );
    }

    [Fact]
    public async Task Only_a_released_call_that_is_not_withdrawn_or_closed_is_an_open_one()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Called);
        await year.SendAsync(year.Office, year.CallForm() with { Title = "拟稿中的申报通知" });
        var anybody = Public();
        await anybody.GetAsync("/");
        Assert.NotNull(anybody.Page.QuerySelector($"section[aria-labelledby=calls] a[href='/calls/{year.Call}']"));
        Assert.Contains("个工作日", Block(anybody, "calls"), StringComparison.Ordinal);
        Assert.DoesNotContain("拟稿中的申报通知", anybody.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var closes = (await year.LoadAsync<SeminarCall>(year.Call)).ClosesAt;
        var before = Province.Clock.Now;
        Province.Clock.Now = closes;
        await anybody.GetAsync("/");
        Assert.Contains("目前没有正在受理的申报", Block(anybody, "calls"), StringComparison.Ordinal);

        Province.Clock.Now = before;
        await year.SendAsync(
            year.Office,
            new WithdrawSeminarCall(year.Call, await year.VersionAsync<SeminarCall>(year.Call), "经费未落实。")
        );
        await anybody.GetAsync("/");
        Assert.Contains("目前没有正在受理的申报", Block(anybody, "calls"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_not_published_is_nowhere_and_one_in_publicity_is_a_notice()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Formed);
        var anybody = Public();
        await anybody.GetAsync("/");
        Assert.DoesNotContain($"{year.Plan}", anybody.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("尚无公示", Block(anybody, "publicity"), StringComparison.Ordinal);

        await year.PubliciseAsync();
        await anybody.GetAsync("/");
        Assert.NotNull(anybody.Page.QuerySelector($"main a[href='/publicity/{year.Publicity}']"));
        Assert.Contains("尚未发布", Block(anybody, "plans"), StringComparison.Ordinal);
        await year.PublishAsync();
        await anybody.GetAsync("/");
        Assert.Contains("桂人社函〔2026〕188号", Block(anybody, "plans"), StringComparison.Ordinal);
        Assert.Contains("期满", Block(anybody, "publicity"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_are_those_of_the_year_and_are_read_once_a_minute()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        await Province.SendAsync(await seminar.LearnerAsync(), new EnrolInSeminar(seminar.Id));
        Province.Clock.Now = BeijingTime.At(new DateTime(2027, 1, 4, 9, 0, 0));
        var anybody = Public();
        await anybody.GetAsync("/");
        Assert.Equal(["—", "1", "1", "0"], Figures(anybody));
        Assert.Contains("余 49 个名额", Block(anybody, "seminars"), StringComparison.Ordinal);

        await Province.SendAsync(await seminar.LearnerAsync(), new EnrolInSeminar(seminar.Id));
        Province.Clock.Now += TimeSpan.FromSeconds(59);
        await anybody.GetAsync("/");
        Assert.Equal("1", Figures(anybody)[2]);
        Province.Clock.Now += TimeSpan.FromSeconds(1);
        await anybody.GetAsync("/");
        Assert.Equal("2", Figures(anybody)[2]);
    }

    [Fact]
    public async Task Thousands_of_seminars_cost_as_many_statements_as_one_and_show_three()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var anybody = Public();
        await anybody.GetAsync("/");
        var one = await CountAsync();
        Assert.InRange(one, 1, Statements);
        var proposal = $"md5('{Province.Tenant.Id}' || i)::uuid";
        await Copies.AddAsync(
            Database.Admin,
            "seminar_proposals",
            $"p.id = '{seminar.Year.Proposals[0]}'",
            2000,
            $"'id', {proposal}, 'number', 'C-' || i"
        );
        await Copies.AddAsync(
            Database.Admin,
            "seminars",
            $"p.id = '{seminar.Id}'",
            2000,
            $"'id', {Copies.NewId}, 'proposal_id', {proposal}"
        );
        Assert.Equal(one, await CountAsync());
        await anybody.GetAsync("/");
        Assert.Equal(3, anybody.Page.QuerySelectorAll("section[aria-labelledby=seminars] li").Length);
        Assert.Contains("全部 2001 期", Block(anybody, "seminars"), StringComparison.Ordinal);

        async Task<int> CountAsync()
        {
            // The figures of before are not counted.
            Province.Clock.Now += TimeSpan.FromMinutes(2);
            using var sent = new SentStatements();
            using var visit = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "traceparent", Activity.Current!.Id } } };
            (await anybody.Client.SendAsync(visit)).EnsureSuccessStatusCode();
            return sent.All.Count;
        }
    }
}
