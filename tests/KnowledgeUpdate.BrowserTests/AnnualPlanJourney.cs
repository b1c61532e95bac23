using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.BrowserTests;

/// <summary>
/// The whole main job by clicking: call, proposals, first review, scoring, bench, publicity with an objection, publication, amendment.
/// </summary>
public sealed class AnnualPlanJourney : IAsyncLifetime
{
    private PortalBrowser portal = null!;
    private Person office = null!,
        colleague = null!,
        bureau = null!,
        university = null!,
        institute = null!;
    private readonly List<Person> experts = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        portal = await PortalBrowser.StartAsync();
        var p = portal.Province;
        office = await p.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处", "office");
        colleague = await p.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处", "colleague");
        bureau = await p.PersonAsync(Role.LocalBureau, "南宁市人力资源和社会保障局", "bureau");
        university = await p.PersonAsync(Role.UnitAdministrator, "邕江大学", "university");
        institute = await p.PersonAsync(Role.UnitAdministrator, "五象金融研究院", "institute");
        foreach (var name in new[] { "expert-a", "expert-b" })
            experts.Add(await p.PersonAsync(Role.Expert, "专业技术人员管理处", name));
    }

    public async ValueTask DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task From_the_call_to_an_amended_plan()
    {
        var desk = await portal.OpenAsync(office);
        await portal.ExamineAsync(desk);
        await PublishCallAsync(desk);
        await EnterExpertsAsync(desk);

        await FileAsync(await portal.OpenAsync(university), "人工智能创新应用高级研修班", "2027-06-14");
        await FileAsync(await portal.OpenAsync(institute), "跨境金融风险防控高级研修班", "2027-07-05");
        await ReviewAsync(await portal.OpenAsync(bureau));

        portal.Province.Clock.Now = portal.Province.Clock.Now.AddDays(11);
        desk = await portal.OpenAsync(office);
        await GoAsync(desk, "申报通知", "关于申报2027年度研修选题的通知");
        await Button(desk, "开始专家评审").ClickAsync();
        await PortalBrowser.ArriveAsync(desk, "**/experts/rounds/*");
        await portal.ExamineAsync(desk);
        foreach (var expert in experts)
            await ScoreAsync(await portal.OpenAsync(expert));

        await ComposeAsync(desk);
        var receipt = await ObjectAsync();
        await AnswerAsync(desk, receipt);
        portal.Province.Clock.Now = portal.Province.Clock.Now.AddDays(10);
        await PublishAsync(await portal.OpenAsync(office));
        await AmendAsync();

        Assert.Empty(portal.Faults);
    }

    private async Task PublishCallAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "申报通知", Exact = true }).First.ClickAsync();
        await portal.ExamineAsync(page);
        await page.Locator("a[href='/seminars/calls/edit']").ClickAsync();
        await portal.ExamineAsync(page);
        await page.FillAsync("[name='Input.Year']", "2027");
        await page.FillAsync("[name='Input.Title']", "关于申报2027年度研修选题的通知");
        await page.FillAsync("[name='Input.Text']", "现就2027年度研修选题申报有关事项通知如下。\n请在规定时间内在线填报。");
        await page.FillAsync("[name='Input.OpensAt']", "2026-11-23 08:00");
        await page.FillAsync("[name='Input.ClosesAt']", "2026-12-02 24:00");
        await page.FillAsync("[name='Input.RequiredAttachments[0]']", "单位盖章申报表");
        await page.FillAsync("[name='Input.ExpertsPerProposal']", "1");
        await page.FillAsync("[name='Input.RegionBudget']", "1000000");
        await SubmitAsync(page, "form[data-ku-guard] .ku-actbar button.btn-primary");
        await PortalBrowser.ArriveAsync(page, Record("/seminars/calls"));
        await portal.ExamineAsync(page);
        await SubmitAsync(page, "#publish-form button");
        await Assertions.Expect(page.Locator(".ku-head .ku-tag")).ToHaveTextAsync("待签发");
        await portal.ExamineAsync(page);
        var second = await portal.OpenAsync(colleague);
        await PortalBrowser.VisitAsync(second, new Uri(page.Url).AbsolutePath);
        await portal.ExamineAsync(second);
        await SubmitAsync(second, "#release-form button");
        await Assertions.Expect(second.Locator(".ku-head .ku-tag")).ToHaveTextAsync("已发布");
    }

    private async Task EnterExpertsAsync(IPage page)
    {
        await page.Locator("a[href='/experts']").ClickAsync();
        await portal.ExamineAsync(page);
        foreach (var employer in new[] { "邕江大学", "柳州智造职业技术大学" })
        {
            await page.SelectOptionAsync("[name='Input.UserId']", new SelectOptionValue { Index = 1 });
            await page.FillAsync("[name='Input.Employer']", employer);
            await page.FillAsync("[name='Input.Title']", "教授");
            await page.CheckAsync("[name='Input.Fields'][value='new-it']");
            await SubmitAsync(page, "main form[method=post] button.btn-primary");
        }

        Assert.Equal(2, await page.Locator("main tbody tr").CountAsync());
    }

    private async Task FileAsync(IPage page, string title, string start)
    {
        await page.Locator("a[href='/seminars/proposals']").First.ClickAsync();
        await page.Locator(".ku-head a.btn-primary").ClickAsync();
        await portal.ExamineAsync(page);
        await SubmitAsync(page, "main form[method=post] button.btn-primary");
        await PortalBrowser.ArriveAsync(page, "**/form");
        await portal.ExamineAsync(page);
        await page.Locator("main a[href$='/form/topic' i]").ClickAsync();
        await NextAsync(page);
        Assert.Contains("需要改正", await page.Locator(".ku-errors").InnerTextAsync());

        await page.FillAsync("[name='Input.Title']", title);
        await page.SelectOptionAsync("[name='Input.Kind']", "Advanced");
        await page.SelectOptionAsync("[name='Input.Field']", "new-it");
        await page.SelectOptionAsync("[name='Input.RecommenderId']", new SelectOptionValue { Label = "南宁市人力资源和社会保障局" });
        await page.FillAsync("[name='Input.ContactName']", "李老师");
        await page.FillAsync("[name='Input.ContactPhone']", "１３８ ００００ ００００");
        await NextAsync(page);
        await page.FillAsync("[name='Input.Grounds']", "行业技术更新快。");
        var saved = await page.RunAndWaitForResponseAsync(
            () => page.FillAsync("[name='Input.Aims']", "提升解决复杂问题的能力。"),
            r => r.Url.Contains("handler=Autosave", StringComparison.OrdinalIgnoreCase)
        );
        Assert.Equal(200, saved.Status);
        await Assertions
            .Expect(page.Locator("[data-ku-saved]"))
            .ToContainTextAsync(
                System.Text.Json.JsonDocument.Parse(await saved.TextAsync()).RootElement.GetProperty("savedAt").GetString()!
            );
        await NextAsync(page);
        await page.FillAsync("[name='Input.Target']", "中级以上职称的专业技术人员。");
        await page.FillAsync("[name='Input.HeadCount']", "50");
        await NextAsync(page);
        await page.FillAsync("[name='Input.StartsOn']", start);
        await page.FillAsync("[name='Input.Days']", "2");
        await page.FillAsync("[name='Input.Place']", "南宁市");
        await NextAsync(page);
        await portal.ExamineAsync(page);
        await page.FillAsync("[name='Input.Lecturers[0].Name']", $"讲师{title[0]}");
        await page.FillAsync("[name='Input.Lecturers[0].Unit']", "邻省某大学");
        await page.FillAsync("[name='Input.Lecturers[0].Title']", "教授");
        await page.SelectOptionAsync("[name='Input.Lecturers[0].Rank']", "FullSenior");
        await NextAsync(page);
        await portal.ExamineAsync(page);
        await page.FillAsync("[name='Input.Courses[0].Topic']", $"{title}专题一");
        await page.SelectOptionAsync("[name='Input.Courses[0].Lecturer']", new SelectOptionValue { Index = 1 });
        await page.Locator("[data-ku-add-row]").ClickAsync();
        await page.FillAsync("[name='Input.Courses[1].Day']", "2");
        await page.FillAsync("[name='Input.Courses[1].Topic']", $"{title}专题二");
        await page.FillAsync("[name='Input.Courses[1].Hours']", "4");
        await page.SelectOptionAsync("[name='Input.Courses[1].Lecturer']", new SelectOptionValue { Index = 1 });
        await NextAsync(page);
        await page.FillAsync("[name='Input.Lodging']", "400");
        await page.FillAsync("[name='Input.Meals']", "100");
        await page.FillAsync("[name='Input.Venue']", "50");
        await page.FillAsync("[name='Input.Other']", "30");
        await page.FillAsync("[name='Input.FeePerHourFull']", "1000");
        await NextAsync(page);
        Assert.Contains("34,000.00", await page.Locator(".ku-errors").InnerTextAsync());
        await page.FillAsync("[name='Input.Lodging']", "300");
        await NextAsync(page);
        await portal.ExamineAsync(page);
        await page.FillAsync("[name='Input.RegionFunds']", "50000");
        await page.FillAsync("[name='Input.OwnFunds']", "6000");
        await NextAsync(page);
        await page.FillAsync("[name='Input.Results']", "论文汇编。");
        await page.FillAsync("[name='Input.Conditions']", "有教室和班务人员。");
        await NextAsync(page);
        await page.SetInputFilesAsync(
            "[name='Upload']",
            new FilePayload
            {
                Name = "申报表.pdf",
                MimeType = "application/pdf",
                Buffer = "%PDF-1.4\n%%EOF"u8.ToArray(),
            }
        );
        await SubmitAsync(page, "form[enctype] button.btn-primary");
        await portal.ExamineAsync(page);
        await page.Locator("main a.btn-primary").First.ClickAsync();
        await portal.ExamineAsync(page);
        await SubmitAsync(page, "main form[method=post] button.btn-primary");
        await PortalBrowser.ArriveAsync(page, Record("/seminars/proposals"));
        await Assertions.Expect(page.Locator(".ku-head .ku-tag")).ToHaveTextAsync("待初审");
        await portal.ExamineAsync(page);
    }

    private async Task ReviewAsync(IPage page)
    {
        Assert.Equal(2, await page.Locator(".ku-work td a").CountAsync());
        await page.Locator(".ku-work td a").First.ClickAsync();
        await page.Locator("input[value='Recommended']").CheckAsync();
        await page.Locator(".ku-phrases button").First.ClickAsync();
        await SubmitAsync(page, "form[action*='Review'] button.ku-panelbtn");
        await Assertions.Expect(page.Locator(".ku-head .ku-tag")).ToHaveTextAsync("已推荐");

        await page.Locator("a[href='/seminars/proposals']").First.ClickAsync();
        await portal.ExamineAsync(page);
        await page.Locator("[data-ku-pick]").CheckAsync();
        await SubmitAsync(page, ".ku-batch button");
        await Assertions.Expect(page.Locator("tbody .ku-tag--good")).ToHaveCountAsync(2);
    }

    private async Task ScoreAsync(IPage page)
    {
        await page.Locator("a[href='/experts/scoring']").First.ClickAsync();
        await portal.ExamineAsync(page);
        while (await page.Locator(".ku-head a.btn-primary").CountAsync() > 0)
        {
            await page.Locator(".ku-head a.btn-primary").ClickAsync();
            await portal.ExamineAsync(page);
            for (var i = 0; i < 4; i++)
                await page.FillAsync($"[name='Input.Points[{i}]']", "85");
            await page.FillAsync("[name='Input.Comment']", "选题有价值。");
            await SubmitAsync(page, "form[action*='Submit'] button.btn-primary");
            await PortalBrowser.ArriveAsync(page, "**/experts/scoring");
        }
    }

    private async Task ComposeAsync(IPage page)
    {
        await GoAsync(page, "申报通知", "关于申报2027年度研修选题的通知");
        await SubmitAsync(page, "form[action*='OpenBench'] button");
        await PortalBrowser.ArriveAsync(page, "**/bench");
        await SubmitAsync(page, "button[name=add] >> nth=0");
        await SubmitAsync(page, "button[name=add] >> nth=0");
        await Assertions.Expect(page.Locator("button[name=remove]")).ToHaveCountAsync(2);
        await portal.ExamineAsync(page);
        await page.FillAsync("[name='Input.Name']", "B");
        await SubmitAsync(page, "form[action*='Save'] button");
        var bench = page.Url;
        await page.Locator("a[href*='/compare?left=']").ClickAsync();
        await portal.ExamineAsync(page);
        await PortalBrowser.VisitAsync(page, bench);

        await page.Locator("a[data-ku-dialog]").ClickAsync();
        await SubmitAsync(page, "dialog[open] form button.btn-primary");
        await PortalBrowser.ArriveAsync(page, Record("/seminars/plans"));
        await portal.ExamineAsync(page);
        await SubmitAsync(page, "form[action*='Publicise'] button");
        await Assertions.Expect(page.Locator(".ku-head .ku-tag")).ToHaveTextAsync("公示中");
    }

    private async Task<string> ObjectAsync()
    {
        var page = await portal.OpenAsync(null);
        await PortalBrowser.VisitAsync(page, "/");
        await portal.ExamineAsync(page);
        await page.Locator("main a[href^='/publicity/']").First.ClickAsync();
        await portal.ExamineAsync(page);
        await page.Locator(".ku-countdown a.btn-primary").ClickAsync();
        await portal.ExamineAsync(page);
        await page.FillAsync("[name='Input.Content']", "与去年的培训内容相同。");
        await page.FillAsync("[name='Input.Name']", "覃某");
        await page.FillAsync("[name='Input.Contact']", "138 0000 0000");
        await SubmitAsync(page, "main form[method=post] button.btn-primary");
        var receipt = System
            .Text.RegularExpressions.Regex.Match(await page.Locator("main").InnerTextAsync(), "YY-[0-9A-Z]{5}-[0-9A-Z]{5}")
            .Value;
        Assert.NotEmpty(receipt);
        await page.Locator("a[href='/objections']").First.ClickAsync();
        await page.FillAsync("[name=receipt]", receipt);
        await page.Locator("main button").ClickAsync();
        await portal.ExamineAsync(page);
        await Assertions.Expect(page.Locator("main .ku-tag")).ToHaveTextAsync("已受理");
        Assert.DoesNotContain("覃某", await page.ContentAsync());
        return receipt;
    }

    private async Task AnswerAsync(IPage page, string receipt)
    {
        await page.Locator("a[href='/seminars/publicity']").First.ClickAsync();
        await portal.ExamineAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = receipt }).ClickAsync();
        await portal.ExamineAsync(page);
        Assert.DoesNotContain("138 0000 0000", await page.ContentAsync());
        await page.Locator("input[value='NotUpheld']").CheckAsync();
        await page.FillAsync("[name='Input.Answer']", "经核实，课程已更新，异议不成立。");
        await SubmitAsync(page, "form[action*='Answer'] button");
    }

    private async Task PublishAsync(IPage page)
    {
        await page.Locator("a[href='/seminars/plans']").First.ClickAsync();
        await portal.ExamineAsync(page);
        await page.Locator("main tbody a").First.ClickAsync();
        await page.FillAsync("[name='Input.DocumentNumber']", "桂人社函〔2026〕188号");
        await SubmitAsync(page, "form[action$='handler=Publish'] button");
        await portal.ExamineAsync(page);
        var second = await portal.OpenAsync(colleague);
        await PortalBrowser.VisitAsync(second, new Uri(page.Url).AbsolutePath);
        await portal.ExamineAsync(second);
        await SubmitAsync(second, "#confirm-form button");
        await page.Locator(".ku-head a[href^='/seminars/plans/']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".ku-head .ku-tag")).ToHaveTextAsync("已发布");
        await page.Locator(".ku-head a[href^='/plans/']").First.ClickAsync();
        await portal.ExamineAsync(page);
        Assert.Equal(2, await page.Locator("main tbody tr").CountAsync());
        foreach (var file in new[] { "plan.pdf", "plan.xlsx" })
        {
            var download = page.WaitForDownloadAsync();
            await page.Locator($"a[href*='{file}']").ClickAsync();
            Assert.True(new FileInfo((await (await download).PathAsync())!).Length > 2000);
        }
    }

    private async Task AmendAsync()
    {
        var page = await portal.OpenAsync(university);
        await page.Locator("a[href='/seminars/plans']").First.ClickAsync();
        await page.Locator("main tbody a").First.ClickAsync();
        await page.Locator(".ku-head a.btn-primary").ClickAsync();
        await portal.ExamineAsync(page);
        await page.SelectOptionAsync("[name='Input.ProposalId']", new SelectOptionValue { Index = 1 });
        await page.Locator("input[value='Postpone']").CheckAsync();
        await page.FillAsync("[name='Input.StartsOn']", "2027-12-06");
        await page.FillAsync("[name='Input.Reason']", "场地改造。");
        await SubmitAsync(page, "main form[method=post] button.btn-primary");

        var decider = await portal.OpenAsync(colleague);
        await decider.Locator(".ku-work td a").First.ClickAsync();
        await portal.ExamineAsync(decider);
        await decider.Locator("input[value='true']").CheckAsync();
        await decider.FillAsync("[name='Input.DocumentNumber']", "桂人社函〔2026〕201号");
        await decider.FillAsync("[name='Input.Opinion']", "同意延期。");
        await SubmitAsync(decider, "main form[method=post] button.ku-panelbtn");
        await Assertions.Expect(decider.Locator(".ku-head .ku-tag")).ToHaveTextAsync("已同意");
        await PortalBrowser.VisitAsync(decider, "/plans");
        await portal.ExamineAsync(decider);
        await decider.Locator("main a[href^='/plans/']").First.ClickAsync();
        await decider.Locator("a[href*='/compare']").First.ClickAsync();
        await portal.ExamineAsync(decider);
        Assert.Contains("2027-12-06", await decider.Locator("main").InnerTextAsync());
        foreach (
            var address in new[]
            {
                "/calls",
                "/publicity",
                "/notices",
                "/search?q=研修",
                "/site-map",
                "/accessibility",
                "/privacy",
                "/history",
                "/organisations",
                "/account/members",
                "/rules",
                "/calendar",
                "/account",
                "/account/password",
            }
        )
        {
            await PortalBrowser.VisitAsync(decider, address);
            await portal.ExamineAsync(decider);
        }

        Stop.ThrowIfCancellationRequested();
    }

    private static System.Text.RegularExpressions.Regex Record(string folder) => new($"{folder}/[0-9a-f-]{{36}}$");

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private static Task NextAsync(IPage page) => SubmitAsync(page, "button[value=next]");

    /// <summary>Clicks and waits for the page it leads to.</summary>
    private static async Task SubmitAsync(IPage page, string selector)
    {
        var before = await page.EvaluateAsync<double>("performance.timeOrigin");
        await page.Locator(selector).First.ClickAsync();
        await PortalBrowser.UntilAsync(
            page,
            FormattableString.Invariant($"performance.timeOrigin !== {before:R} && document.readyState === 'complete'")
        );
    }

    private static async Task GoAsync(IPage page, string menu, string title)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = menu, Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
    }
}
