using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.BrowserTests;

/// <summary>
/// A learner registers, the employer confirms, hours come, the certificate is taken, and anybody verifies it from the address in its QR
/// code.
/// </summary>
public sealed class LearnerJourney
{
    [Fact]
    public async Task From_registration_to_a_verified_certificate()
    {
        await using var portal = await PortalBrowser.StartAsync();
        var administrator = await portal.Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);

        var learner = await portal.OpenAsync(null, 390, 844);
        await PortalBrowser.VisitAsync(learner, "/learn/start");
        await portal.ExamineAsync(learner);
        await learner.SetViewportSizeAsync(390, 844);
        await learner.FillAsync("[name='Input.Phone']", "138 0000 0007");
        await learner.ClickAsync("form button.btn-primary");
        await learner.Locator("[name='Input.Code']").WaitForAsync();
        await portal.ExamineAsync(learner);
        await learner.SetViewportSizeAsync(390, 844);
        await learner.FillAsync(
            "[name='Input.Code']",
            (
                await portal.Province.ReadAsync(db => db.OutboxMessages.Where(m => m.To == "13800000007").Select(m => m.Body).SingleAsync())
            ).Split("验证码 ")[1][..6]
        );
        await learner.FillAsync("[name='Input.Name']", "古丽娜•买买提");
        await learner.FillAsync("[name='Input.Number']", TestIdentity.Number(7).ToLowerInvariant());
        await learner.FillAsync("[name='Input.Employer']", SeminarYear.University);
        await learner.FillAsync("[name='Input.New']", "一句容易记住的长密码");
        await learner.FillAsync("[name='Input.Again']", "一句容易记住的长密码");
        await learner.ClickAsync("form button.btn-primary");
        await PortalBrowser.ArriveAsync(learner, "**/learn");
        await portal.ExamineAsync(learner);

        var desk = await portal.OpenAsync(administrator);
        await desk.GetByRole(AriaRole.Link, new() { NameRegex = new("确认任职") }).First.ClickAsync();
        await PortalBrowser.ArriveAsync(desk, "**/employer/requests/*");
        await portal.ExamineAsync(desk);
        await desk.CheckAsync("[name='Input.Confirm'][value=true]");
        await desk.GetByRole(AriaRole.Button, new() { Name = "保存决定" }).ClickAsync();
        await PortalBrowser.ArriveAsync(desk, "**/learners");
        await portal.ExamineAsync(desk);
        await desk.ClickAsync("text=古丽娜·买买提");
        await PortalBrowser.UntilAsync(desk, "/\\/learners\\/[0-9a-f-]{36}/.test(location.pathname) && document.readyState === 'complete'");
        await portal.ExamineAsync(desk);

        var record = await portal.Province.ReadAsync(db => db.Learners.Select(l => l.Id).SingleAsync());
        HourCredit Credit(HourCategory category, decimal hours) =>
            new()
            {
                LearnerId = record,
                Category = category,
                Hours = hours,
                SourceKind = HourSource.Course,
                SourceId = Guid.NewGuid(),
                Title = "数据安全与个人信息保护",
                Provider = SeminarYear.University,
                From = new DateOnly(2026, 5, 1),
                To = new DateOnly(2026, 5, 2),
                Rule = "按课程标明学时",
            };
        await portal.Province.SendAsPortalAsync(
            new CreditHours(
                2026,
                [Credit(HourCategory.PublicCompulsory, 15), Credit(HourCategory.PublicElective, 15), Credit(HourCategory.Professional, 60)]
            )
        );

        await PortalBrowser.VisitAsync(learner, "/learn");
        await learner.ClickAsync("text=数据安全与个人信息保护 >> visible=true >> nth=0");
        await PortalBrowser.UntilAsync(learner, "location.pathname.startsWith('/learn/entries/') && document.readyState === 'complete'");
        await portal.ExamineAsync(learner);
        await PortalBrowser.VisitAsync(learner, "/learn/me");
        await portal.ExamineAsync(learner);
        await PortalBrowser.VisitAsync(learner, "/learn/certificates");
        await learner.ClickAsync("article.ku-gap button.btn-primary");
        await learner.Locator("text=证书已开具").WaitForAsync();
        await portal.ExamineAsync(learner);

        var c = await portal.Province.ReadAsync(db => db.Certificates.SingleAsync());
        var anybody = await portal.OpenAsync(null, 390, 844);
        await PortalBrowser.VisitAsync(
            anybody,
            $"/v/{c.Code}#{Application.Certificates.CertificatePayload.Fragment(c.Payload, c.Signature)}"
        );
        await anybody.Locator("text=证书有效").First.WaitForAsync();
        await anybody.Locator("#offline >> text=古丽娜·买买提").WaitForAsync();
        Assert.False(await anybody.Locator("form[data-ku-compare]").IsVisibleAsync());
        await portal.ExamineAsync(anybody);
        var altered = c.Payload.ToArray();
        altered[^1] ^= 1;
        await PortalBrowser.VisitAsync(anybody, "/verify");
        await PortalBrowser.VisitAsync(
            anybody,
            $"/v/{c.Code}#{Application.Certificates.CertificatePayload.Fragment(altered, c.Signature)}"
        );
        await anybody.Locator("text=二维码内容被改动").WaitForAsync();
        await PortalBrowser.VisitAsync(anybody, "/verify/offline");
        await portal.ExamineAsync(anybody);
        await anybody.FillAsync(
            "#payload",
            $"https://x/v/{c.Code}#{Application.Certificates.CertificatePayload.Fragment(c.Payload, c.Signature)}"
        );
        await anybody.Locator("#offline-answer >> text=签名有效").WaitForAsync();
        await anybody.Locator("#offline-answer >> text=年度学时证明").WaitForAsync();
        await anybody.Locator($"#offline-answer >> text={c.IssuedOn.Year}年{c.IssuedOn.Month}月{c.IssuedOn.Day}日").WaitForAsync();

        // The same from the file itself, and from a picture of its code.
        var file = Convert.FromBase64String(
            await learner.EvaluateAsync<string>(
                "async id => btoa(String.fromCharCode(...new Uint8Array(await (await fetch(`/certificates/${id}/file`)).arrayBuffer())))",
                c.Id.ToString()
            )
        );
        using var generator = new QRCoder.QRCodeGenerator();
        using var code = generator.CreateQrCode(
            $"https://x/v/{c.Code}#{Application.Certificates.CertificatePayload.Fragment(c.Payload, c.Signature)}",
            QRCoder.QRCodeGenerator.ECCLevel.L
        );
        using var picture = new QRCoder.PngByteQRCode(code);
        foreach (
            var (name, type, bytes) in new[] { ("证书.pdf", "application/pdf", file), ("照片.png", "image/png", picture.GetGraphic(12)) }
        )
        {
            await PortalBrowser.VisitAsync(anybody, "/verify/offline");
            await anybody.SetInputFilesAsync(
                "#file",
                new Microsoft.Playwright.FilePayload
                {
                    Name = name,
                    MimeType = type,
                    Buffer = bytes,
                }
            );
            await anybody.Locator("#offline-answer >> text=签名有效").WaitForAsync();
            await anybody.Locator("#offline-answer >> text=古丽娜·买买提").First.WaitForAsync();
        }

        await anybody.SetInputFilesAsync(
            "#file",
            new Microsoft.Playwright.FilePayload
            {
                Name = "空.pdf",
                MimeType = "application/pdf",
                Buffer = "%PDF-1.7 nothing"u8.ToArray(),
            }
        );
        await anybody.Locator("#offline-answer >> text=没有找到").WaitForAsync();

        Assert.Empty(portal.Faults);
    }
}
