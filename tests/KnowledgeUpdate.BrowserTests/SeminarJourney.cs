using System.Globalization;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.BrowserTests;

/// <summary>
/// A seminar is filed, a learner enrols, attends by code and roll, answers, the papers are accepted, hours are credited, and anybody
/// verifies the certificate from the address in its QR code.
/// </summary>
public sealed class SeminarJourney
{
    [Fact]
    public async Task From_the_implementation_plan_to_a_verified_certificate()
    {
        await using var portal = await PortalBrowser.StartAsync();
        var seminar = await HeldSeminar.PlannedAsync(portal.Province);
        var person = await seminar.LearnerAsync();
        var address = $"/seminars/{seminar.Id}";

        var host = await portal.OpenAsync(seminar.Host);
        await host.GetByRole(AriaRole.Link, new() { NameRegex = new("实施方案备案") }).First.ClickAsync();
        await PortalBrowser.ArriveAsync(host, $"**{address}/implementation");
        await portal.ExamineAsync(host);
        await host.FillAsync("[name='Input.Address']", "南宁市大学东路示例楼");
        await host.FillAsync("[name='Input.ContactPhone']", "0771-5555555");
        for (var i = 0; i < 6; i++)
            await host.FillAsync($"[name='Input.Lessons[{i}].Room']", "第一教室");
        await host.GetByRole(AriaRole.Button, new() { Name = "实施方案备案" }).ClickAsync();
        await PortalBrowser.ArriveAsync(host, $"**{address}");
        await host.Locator("text=实施方案已备案").First.WaitForAsync();
        await portal.ExamineAsync(host);

        var learner = await OpenAsync(portal, person);
        await PortalBrowser.VisitAsync(learner, "/learn");
        await learner.ClickAsync("nav[aria-label] a[href='/learn/seminars'] >> visible=true >> nth=0");
        await PortalBrowser.ArriveAsync(learner, "**/learn/seminars");
        await portal.ExamineAsync(learner);
        await learner.SetViewportSizeAsync(390, 844);
        await learner.ClickAsync("article.ku-gap h3 a");
        await PortalBrowser.ArriveAsync(learner, $"**/learn/seminars/{seminar.Id}");
        await portal.ExamineAsync(learner);
        await learner.ClickAsync("text=报名参加");
        await learner.Locator("text=已报名，承办单位确认后通知你").WaitForAsync();
        await portal.ExamineAsync(learner, "registered");
        await host.ClickAsync("nav.ku-side a[href='/seminars'] >> visible=true");
        await PortalBrowser.ArriveAsync(host, "**/seminars");
        await portal.ExamineAsync(host);
        await PortalBrowser.VisitAsync(host, $"{address}/enrolments");
        await portal.ExamineAsync(host);
        await host.CheckAsync("input[name=ids]");
        await host.GetByRole(AriaRole.Button, new() { Name = "录取 1 人" }).ClickAsync();
        await host.Locator("text=已处理 1 项报名").WaitForAsync();

        // The first morning: the trainee's code, scanned by the staff.
        var halfDays = await seminar.HalfDaysAsync();
        portal.Province.Clock.Now = halfDays[0].StartsAt.AddMinutes(-5);
        (host, learner) = (await portal.OpenAsync(seminar.Host), await OpenAsync(portal, person, 390));
        await PortalBrowser.VisitAsync(learner, "/learn/seminars");
        await learner.ClickAsync("text=出示我的动态码");
        await PortalBrowser.ArriveAsync(learner, "**/code");
        await portal.ExamineAsync(learner);
        var code = await learner.Locator(".ku-code__digits").TextContentAsync();
        await PortalBrowser.VisitAsync(host, $"{address}/scan");
        await portal.ExamineAsync(host);
        await host.FillAsync("[name=Code]", code!);
        await host.Keyboard.PressAsync("Enter");
        await host.Locator("text=已签到，待开始").WaitForAsync();
        await host.FillAsync("[name=Code]", code!);
        await host.Keyboard.PressAsync("Enter");
        await host.Locator("text=动态码已使用").First.WaitForAsync();
        // Its end: the room's code, with the trainee's own account.
        portal.Province.Clock.Now = halfDays[0].EndsAt.AddMinutes(-3);
        (host, learner) = (await portal.OpenAsync(seminar.Host), await OpenAsync(portal, person, 390));
        await PortalBrowser.VisitAsync(host, $"{address}/room");
        await portal.ExamineAsync(host);
        var room = await host.Locator(".ku-code__digits").TextContentAsync();
        await PortalBrowser.VisitAsync(learner, $"/learn/seminars/{seminar.Id}/sign");
        await portal.ExamineAsync(learner);
        await learner.FillAsync("[name=Code]", room!);
        await learner.ClickAsync("main form button.btn-primary");
        await learner.Locator(".ku-callout >> text=出勤").First.WaitForAsync();
        await PortalBrowser.VisitAsync(learner, $"/learn/seminars/{seminar.Id}");
        await portal.ExamineAsync(learner, "being held");
        await PortalBrowser.VisitAsync(host, address);
        await portal.ExamineAsync(host, "being held");
        // The rest on the roll, but for one half day that is disputed.
        portal.Province.Clock.Now = halfDays[5].EndsAt.AddMinutes(5);
        (host, learner) = (await portal.OpenAsync(seminar.Host), await OpenAsync(portal, person, 390));
        foreach (var i in new[] { 1, 2, 3, 5 })
        {
            await PortalBrowser.VisitAsync(host, $"{address}/roll/{halfDays[i].Id}");
            await portal.ExamineAsync(host);
            await host.CheckAsync("input[name=arrived] >> nth=0");
            await host.CheckAsync("input[name=left] >> nth=0");
            await host.GetByRole(AriaRole.Button, new() { Name = "保存签到表" }).ClickAsync();
            await host.Locator("text=签到表已保存").WaitForAsync();
        }

        await PortalBrowser.VisitAsync(learner, $"/learn/seminars/{seminar.Id}");
        await learner.ClickAsync("text=提出异议 >> nth=0");
        await PortalBrowser.ArriveAsync(learner, "**/dispute/*");
        await portal.ExamineAsync(learner);
        await learner.FillAsync("[name='Input.Statement']", "手机没电，班主任可证明。");
        await learner.ClickAsync("text=提交异议");
        await learner.Locator("text=异议已提交").WaitForAsync();
        await PortalBrowser.VisitAsync(host, $"{address}/attendance");
        await portal.ExamineAsync(host);
        await host.ClickAsync("a[href*='/disputes/']");
        await PortalBrowser.ArriveAsync(host, "**/disputes/*");
        await portal.ExamineAsync(host);
        await host.CheckAsync("[name='Input.Action'][value=Uphold]");
        await host.FillAsync("[name='Input.Answer']", "已核实，予以更正。");
        await host.GetByRole(AriaRole.Button, new() { Name = "保存决定" }).ClickAsync();
        await host.Locator("text=异议已处理").First.WaitForAsync();
        await portal.ExamineAsync(host, "decided");

        await PortalBrowser.VisitAsync(learner, $"/learn/seminars/{seminar.Id}");
        await learner.ClickAsync(".ku-head__acts >> text=填写评估问卷");
        await PortalBrowser.ArriveAsync(learner, "**/evaluate");
        await portal.ExamineAsync(learner);
        for (var i = 0; i < Evaluation.Questions.Count; i++)
            await learner.CheckAsync($"[name='Input.Marks[{i.ToString(CultureInfo.InvariantCulture)}]'][value='5']");
        await learner.ClickAsync("text=提交答卷");
        await learner.Locator("text=答卷已保存").WaitForAsync();
        await PortalBrowser.VisitAsync(host, $"{address}/evaluation");
        await portal.ExamineAsync(host);

        await PortalBrowser.VisitAsync(host, $"{address}/papers");
        await portal.ExamineAsync(host);
        await host.FillAsync("[name='Input.Summary']", "研修班如期举办。");
        await host.FillAsync("[name='Input.Accounts[0].Item']", "住宿费");
        await host.FillAsync("[name='Input.Accounts[0].Actual']", "47,000");
        // What is typed is saved before another form leaves the page.
        await host.SelectOptionAsync("[name='Attach.Category']", ClosingPapers.Categories[0]);
        await host.SetInputFilesAsync(
            "[name='Attach.File']",
            new FilePayload
            {
                Name = "总结报告.pdf",
                MimeType = "application/pdf",
                Buffer = SeminarYear.Pdf("总结"),
            }
        );
        await host.GetByRole(AriaRole.Button, new() { Name = "上传附件" }).ClickAsync();
        await host.Locator("text=文件已上传").WaitForAsync();
        Assert.Equal(
            ("研修班如期举办。", "47000.00"),
            (await host.InputValueAsync("[name='Input.Summary']"), await host.InputValueAsync("[name='Input.Accounts[0].Actual']"))
        );
        await host.GetByRole(AriaRole.Button, new() { Name = "保存结项材料" }).ClickAsync();
        await host.Locator("text=结项材料已保存").WaitForAsync();
        await portal.ExamineAsync(host, "written");
        portal.Province.Clock.Now = (await seminar.HalfDaysAsync())[^1].EndsAt.AddMinutes(61);
        await PortalBrowser.VisitAsync(host, $"{address}/papers/filing");
        await portal.ExamineAsync(host, "counts");
        await host.GetByRole(AriaRole.Button, new() { Name = "确认以上数字并提交" }).ClickAsync();
        await host.Locator("text=结项材料已提交").First.WaitForAsync();
        await seminar.PassDisputesAsync();
        // Days later everybody signs in again.
        learner = await OpenAsync(portal, person, 390);

        var office = await portal.OpenAsync(seminar.Office);
        await office.GetByRole(AriaRole.Link, new() { NameRegex = new("审核结项材料") }).First.ClickAsync();
        await PortalBrowser.ArriveAsync(office, $"**{address}/papers");
        await portal.ExamineAsync(office, "filed");
        await office.CheckAsync("[name='Decision.Action'][value=Accept]");
        await office.GetByRole(AriaRole.Button, new() { Name = "保存决定" }).ClickAsync();
        await office.Locator("text=已同意结项").First.WaitForAsync();
        await seminar.RunJobsAsync();

        await PortalBrowser.VisitAsync(learner, $"/learn/seminars/{seminar.Id}");
        await learner.Locator("text=24 学时已入账").WaitForAsync();
        await portal.ExamineAsync(learner, "credited");
        await learner.ClickAsync("text=查看学时记录");
        await PortalBrowser.UntilAsync(learner, "location.pathname.startsWith('/learn/entries/') && document.readyState === 'complete'");
        await PortalBrowser.VisitAsync(learner, "/learn/certificates");
        await learner.Locator("text=研修结业证书").WaitForAsync();
        await portal.ExamineAsync(learner);
        await PortalBrowser.VisitAsync(office, $"{address}/enrolments");
        await portal.ExamineAsync(office, "credited");
        await PortalBrowser.VisitAsync(office, address);
        await portal.ExamineAsync(office, "credited");
        var c = await portal.Province.ReadAsync(db => db.Certificates.SingleAsync());
        var anybody = await portal.OpenAsync(null, 390, 844);
        await PortalBrowser.VisitAsync(anybody, $"/v/{c.Code}#{CertificatePayload.Fragment(c.Payload, c.Signature)}");
        await anybody.Locator("text=证书有效").First.WaitForAsync();
        await anybody.Locator("text=二维码内的数字签名验证通过").WaitForAsync();
        await portal.ExamineAsync(anybody);

        Assert.Empty(portal.Faults);
    }

    [Fact]
    public async Task A_roll_taken_without_a_network_is_kept_and_sent_when_it_is_back()
    {
        await using var portal = await PortalBrowser.StartAsync();
        var seminar = await HeldSeminar.FiledAsync(portal.Province);
        await seminar.ImportAsync(HeldSeminar.Roster(1, 3));
        var half = (await seminar.HalfDaysAsync())[0];
        portal.Province.Clock.Now = half.StartsAt.AddMinutes(5);
        var host = await portal.OpenAsync(seminar.Host);
        await PortalBrowser.VisitAsync(host, $"/seminars/{seminar.Id}/roll/{half.Id}");

        await host.Context.SetOfflineAsync(true);
        await host.CheckAsync("input[name=arrived] >> nth=0");
        await host.CheckAsync("input[name=arrived] >> nth=2");
        await host.GetByRole(AriaRole.Button, new() { Name = "保存签到表" }).ClickAsync();
        await host.Locator("#roll-state >> text=网络已断开").WaitForAsync();
        Assert.Equal(0, await portal.Province.ReadAsync(db => db.AttendanceSigns.CountAsync()));
        await host.Context.SetOfflineAsync(false);
        await host.Locator("#roll-state >> text=其中新增 2 个").WaitForAsync();

        var methods = await portal.Province.ReadAsync(db => db.AttendanceSigns.Select(s => s.Method).ToListAsync());
        Assert.Equal([SignMethod.OfflineRoll, SignMethod.OfflineRoll], methods);
        await PortalBrowser.VisitAsync(host, $"/seminars/{seminar.Id}/roll/{half.Id}");
        var ticks = await host.EvaluateAsync<bool[]>("[...document.querySelectorAll('input[name=arrived]')].map(b => b.checked)");
        Assert.Equal([true, false, true], ticks);
        Assert.DoesNotContain(portal.Faults, f => !f.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ticks_made_while_an_earlier_batch_is_stuck_are_sent_too()
    {
        await using var portal = await PortalBrowser.StartAsync();
        var seminar = await HeldSeminar.FiledAsync(portal.Province);
        await seminar.ImportAsync(HeldSeminar.Roster(1, 3));
        var half = (await seminar.HalfDaysAsync())[0];
        portal.Province.Clock.Now = half.StartsAt.AddMinutes(5);
        var host = await portal.OpenAsync(seminar.Host);
        await PortalBrowser.VisitAsync(host, $"/seminars/{seminar.Id}/roll/{half.Id}");

        // The network seems to be back, and what is sent does not arrive.
        await host.RouteAsync("**/*handler=Offline*", route => route.AbortAsync());
        await host.Context.SetOfflineAsync(true);
        await host.CheckAsync("input[name=arrived] >> nth=0");
        await host.Context.SetOfflineAsync(false);
        await PortalBrowser.UntilAsync(host, $"localStorage.getItem('ku-batch-{half.Id}') !== null");
        await host.Context.SetOfflineAsync(true);
        await host.CheckAsync("input[name=arrived] >> nth=1");
        await host.UnrouteAllAsync();
        // A refusal is told, and takes nothing away.
        await host.RouteAsync("**/*handler=Offline*", route => route.FulfillAsync(new() { Status = 409 }));
        await host.Context.SetOfflineAsync(false);
        await host.Locator("#roll-state >> text=请对照纸质签到表").WaitForAsync();
        await host.UnrouteAllAsync();
        await host.EvaluateAsync("window.dispatchEvent(new Event('online'))");
        await PortalBrowser.UntilAsync(
            host,
            $"localStorage.getItem('ku-batch-{half.Id}') === null && localStorage.getItem('ku-roll-{half.Id}') === null"
        );

        Assert.Equal(2, await portal.Province.ReadAsync(db => db.AttendanceSigns.CountAsync()));
    }

    /// <summary>A window of a learner, signed in by the demo button.</summary>
    private static async Task<IPage> OpenAsync(PortalBrowser portal, Person person, int width = 1366)
    {
        var page = await portal.OpenAsync(null, width, width < 800 ? 844 : 768);
        await PortalBrowser.VisitAsync(page, "/account/sign-in");
        await page.Locator($"button[name=name][value='{person.Name}']").ClickAsync();
        await PortalBrowser.UntilAsync(page, "!location.pathname.startsWith('/account') && document.readyState === 'complete'");
        return page;
    }
}
