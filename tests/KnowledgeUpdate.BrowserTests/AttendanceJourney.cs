using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace KnowledgeUpdate.BrowserTests;

/// <summary>The room's screen, the camera and the roll on a phone, in a real browser.</summary>
public sealed class AttendanceJourney
{
    private static async Task<(HeldSeminar Seminar, Person Learner)> BeginAsync(PortalBrowser portal)
    {
        var seminar = await HeldSeminar.FiledAsync(portal.Province);
        var learner = await seminar.LearnerAsync();
        await portal.Province.SendAsync(learner, new EnrolInSeminar(seminar.Id));
        portal.Province.Clock.Now = (await seminar.HalfDaysAsync())[0].StartsAt;
        return (seminar, learner);
    }

    [Fact]
    public async Task The_screen_renews_itself_says_when_the_network_is_gone_and_takes_a_dead_code_away()
    {
        await using var portal = await PortalBrowser.StartAsync();
        var (seminar, learner) = await BeginAsync(portal);
        var host = await portal.OpenAsync(seminar.Host);
        var address = $"/seminars/{seminar.Id}/room";
        await PortalBrowser.VisitAsync(host, address);
        await host.GetByRole(AriaRole.Link, new() { Name = "全屏显示" }).ClickAsync();
        await PortalBrowser.ArriveAsync(host, $"**{address}/screen");
        await portal.ExamineAsync(host);
        var code = (await host.TextContentAsync(".ku-screen__digits"))!.Replace(" ", "", StringComparison.Ordinal);
        await portal.Province.SendAsync(learner, new SignWithRoomCode(seminar.Id, code));
        await host.Locator(".ku-screen__count:has-text('1 / 1')").WaitForAsync();
        portal.Province.Clock.Now += TimeSpan.FromSeconds(20);
        await PortalBrowser.UntilAsync(host, $"document.querySelector('.ku-screen__digits').textContent.replace(' ', '') !== '{code}'");

        await host.Context.SetOfflineAsync(true);
        await host.Locator("[data-screen-state] >> text=起没有连接。屏幕上的码在").WaitForAsync();
        Assert.True(await host.IsVisibleAsync(".ku-qr"));
        // The codes of the portal stand still here; the screen's own time goes on, and it trusts no code longer than the portal would.
        await host.Locator("[data-screen-state] >> text=失效").WaitForAsync(new() { Timeout = 90_000 });
        Assert.False(await host.IsVisibleAsync(".ku-qr"));
        await host.Context.SetOfflineAsync(false);
        await host.Locator(".ku-qr").WaitForAsync();
        Assert.Equal("", await host.TextContentAsync("[data-screen-state]"));
        await host.Keyboard.PressAsync("Escape");
        await PortalBrowser.ArriveAsync(host, $"**{address}");

        Assert.DoesNotContain(portal.Faults, f => !f.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_camera_takes_the_rooms_code_of_this_portal_and_opens_nothing_else()
    {
        var film = Path.Combine(Path.GetTempPath(), $"ku-camera-{Guid.NewGuid():N}.y4m");
        await FilmAsync(film, "https://portal.invalid/nothing");
        try
        {
            await using var portal = await PortalBrowser.StartAsync(
                "--use-fake-device-for-media-stream",
                $"--use-file-for-fake-video-capture={film}"
            );
            var (seminar, person) = await BeginAsync(portal);
            var learner = await portal.OpenAsync(null, 390, 844);
            await PortalBrowser.VisitAsync(learner, "/account/sign-in");
            await learner.Locator($"button[name=name][value='{person.Name}']").ClickAsync();
            await PortalBrowser.UntilAsync(learner, "!location.pathname.startsWith('/account') && document.readyState === 'complete'");
            var path = $"/learn/seminars/{seminar.Id}/sign";
            await PortalBrowser.VisitAsync(learner, $"{path}/camera");
            await portal.ExamineAsync(learner, "closed");
            await learner.SetViewportSizeAsync(390, 844);

            // Without leave the way by typing is told, and the cursor stands in the field.
            await OpenCameraAsync(learner);
            await learner.Locator("[data-camera-says] >> text=浏览器未获准使用摄像头").WaitForAsync();
            Assert.Equal("Code", await learner.EvaluateAsync<string>("document.activeElement.name"));

            await learner.Context.GrantPermissionsAsync(["camera"]);
            var code = (await portal.Province.SendAsync(seminar.Host, new GetRoomCode(seminar.Id))).Code;
            var origin = portal.Address.ToString().TrimEnd('/');
            foreach (
                var (text, said) in new[]
                {
                    ($"https://portal.invalid{path}?code={code}", "不是本平台的签到码"),
                    ($"{origin}{path}?code=javascript:alert(1)", "不是本平台的签到码"),
                    ($"{origin}/account/sign-out?code={code}", "不是本平台的签到码"),
                    ($"{origin}/learn/seminars/{Guid.NewGuid()}/sign?code={code}", "另一个研修班的签到码"),
                    ($"{code}", "不是本平台的签到码"),
                }
            )
            {
                await FilmAsync(film, text);
                await OpenCameraAsync(learner);
                await learner.Locator($"[data-camera-says] >> text={said}").WaitForAsync();
                Assert.EndsWith("/sign/camera", new Uri(learner.Url).AbsolutePath, StringComparison.Ordinal);
                await learner.ClickAsync("[data-camera-close]");
            }

            Assert.Equal(
                (0, 0),
                await portal.Province.ReadAsync(async db => (await db.AttendanceSigns.CountAsync(), await db.RefusedSigns.CountAsync()))
            );
            await FilmAsync(film, $"{origin}{path}?code={code}");
            await OpenCameraAsync(learner);
            await learner.Locator("[data-camera-answer] >> text=签到").WaitForAsync();
            Assert.False(await learner.IsVisibleAsync("[data-camera-video]"));
            Assert.Equal(1, await portal.Province.ReadAsync(db => db.AttendanceSigns.CountAsync()));

            // The staff go on: one code after the other.
            var host = await portal.OpenAsync(seminar.Host);
            await host.Context.GrantPermissionsAsync(["camera"]);
            await PortalBrowser.VisitAsync(host, $"/seminars/{seminar.Id}/scan/camera");
            await portal.ExamineAsync(host, "closed");
            var mine = (await portal.Province.SendAsync(person, new GetMyCode(seminar.Id))).Code;
            // Leave was given: it opens by itself, before another film is put in.
            await Assertions.Expect(host.Locator("[data-camera-close]")).ToBeVisibleAsync();
            await host.ClickAsync("[data-camera-close]");
            await FilmAsync(film, $"{origin}/seminars/{seminar.Id}/scan?code={mine}");
            await OpenCameraAsync(host);
            await host.Locator("[data-camera-answer] >> text=记录不变").WaitForAsync();
            Assert.True(await host.IsVisibleAsync("[data-camera-video]"));

            Assert.Empty(portal.Faults);
        }
        finally
        {
            File.Delete(film);
        }
    }

    [Fact]
    public async Task On_a_phone_every_tick_of_the_roll_has_room_for_a_thumb_and_none_lies_on_another()
    {
        await using var portal = await PortalBrowser.StartAsync();
        var (seminar, _) = await BeginAsync(portal);
        await seminar.ImportAsync(HeldSeminar.Roster(1, 3));
        var half = (await seminar.HalfDaysAsync())[0];
        portal.Province.Clock.Now = half.EndsAt;
        var host = await portal.OpenAsync(seminar.Host, 390, 844);
        foreach (var language in new[] { "zh-CN", "en" })
        {
            await PortalBrowser.VisitAsync(host, $"/seminars/{seminar.Id}/roll/{half.Id}?culture={language}");
            var faults = await host.EvaluateAsync<string[]>(
                """
                (() => {
                  const boxes = [...document.querySelectorAll('.ku-tick')].map(t => [t.textContent.trim(), t.getBoundingClientRect()]);
                  const small = boxes.filter(([, b]) => b.height < 44 || b.width < 44 || b.left < 0 || b.right > innerWidth)
                    .map(([t, b]) => `${t}: ${b.width} x ${b.height} at ${b.left}`);
                  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
                  const over = boxes.flatMap(([t, a], i) => boxes.slice(i + 1).filter(([, b]) => meet(a, b)).map(([u]) => `${t} on ${u}`));
                  return [...small, ...over, ...(boxes.length === 16 ? [] : [`${boxes.length} ticks`]),
                    ...(document.documentElement.scrollWidth > innerWidth ? ['sideways'] : [])];
                })()
                """
            );
            Assert.Empty(faults);
        }

        await host.Locator(".ku-tick:has(input[name=late]) >> nth=0").ClickAsync();
        await host.Locator(".ku-tick:has(input[name=left]) >> nth=0").ClickAsync();
        await host.Locator(".ku-actbar .btn-primary").ClickAsync();
        await PortalBrowser.UntilAsync(host, "document.querySelector('.ku-roll__state .ku-tag')?.textContent.trim() === '迟到'");
        Assert.Equal(2, await portal.Province.ReadAsync(db => db.AttendanceSigns.CountAsync()));
        Assert.Empty(portal.Faults);
    }

    private static async Task OpenCameraAsync(IPage page)
    {
        if (await page.IsVisibleAsync("[data-camera-open]"))
            await page.ClickAsync("[data-camera-open]");
    }

    /// <summary>
    /// What the camera sees when it is opened next: a QR code on grey paper. An open camera goes on with the film that it has.
    /// </summary>
    private static async Task FilmAsync(string file, string text)
    {
        const int width = 640,
            height = 480,
            module = 6;
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var luma = Enumerable.Repeat((byte)160, width * height).ToArray();
        var (left, top) = ((width - (rows.Count * module)) / 2, (height - (rows.Count * module)) / 2);
        for (var y = 0; y < rows.Count * module; y++)
        {
            for (var x = 0; x < rows.Count * module; x++)
                luma[((top + y) * width) + left + x] = rows[y / module][x / module] ? (byte)20 : (byte)235;
        }
        var next = file + ".next";
        await using (var film = File.Create(next))
        {
            await film.WriteAsync("YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420\n"u8.ToArray());
            for (var frame = 0; frame < 5; frame++)
            {
                await film.WriteAsync("FRAME\n"u8.ToArray());
                await film.WriteAsync(luma);
                await film.WriteAsync(Enumerable.Repeat((byte)128, width * height / 2).ToArray());
            }
        }

        File.Move(next, file, overwrite: true);
    }
}
