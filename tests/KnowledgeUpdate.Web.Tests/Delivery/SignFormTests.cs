using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Web.Tests.Delivery;

/// <summary>The forms of attendance.</summary>
public sealed class SignFormTests(PortalFixture portal) : DeliveryFormTest(portal)
{
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
}
