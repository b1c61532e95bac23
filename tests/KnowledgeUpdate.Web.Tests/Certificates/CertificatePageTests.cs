using System.IO.Compression;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Web.Pages.Verify;

namespace KnowledgeUpdate.Web.Tests.Certificates;

/// <summary>The office's pages of certificates, by their forms.</summary>
public sealed class CertificatePageTests(PortalFixture portal) : CertificatePageTest(portal)
{
    [Fact]
    public async Task A_name_is_corrected_by_its_form_and_the_old_certificate_leads_to_the_new_one()
    {
        var (learner, certificate) = await HolderAsync();
        var office = await SignInAsync(await OfficeAsync());
        await office.GetAsync($"/certificates/{certificate}");
        Assert.NotNull(office.Page.QuerySelector($"main a[href='/learners/{learner}/correct']"));
        await office.GetAsync($"/learners/{learner}/correct");
        Assert.Contains("GX知更学时〔2026〕000001号", office.Page.QuerySelector("main")!.TextContent);
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "韦志新", ["Input.Number"] = "45010319600101000" });
        Assert.Equal(
            (HttpStatusCode.BadRequest, "韦志新"),
            (office.Status, office.Page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"))
        );
        Assert.Equal("45010319600101000", office.Page.QuerySelector("[name='Input.Number']")!.GetAttribute("value"));
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Number"] = "", ["Input.Reason"] = "更名，公安机关证明" });
        Assert.Equal((HttpStatusCode.OK, $"/learners/{learner}"), (office.Status, office.Address.AbsolutePath));

        await office.GetAsync($"/certificates/{certificate}");
        await office.GetAsync(office.Page.QuerySelector("main a[href^='/certificates/'][lang=zh-CN]")!.GetAttribute("href")!);
        Assert.Contains("韦志新", office.Page.QuerySelector("main")!.TextContent);
        Assert.Equal("GX知更学时〔2026〕000002号", office.Page.QuerySelector("h1")!.TextContent.Trim());
        var code = await Province.ReadAsync(db => db.Certificates.Where(c => c.Id == certificate).Select(c => c.Code).SingleAsync());
        Assert.Contains("GX知更学时〔2026〕000002号", (await Public().GetAsync($"/v/{code}")).QuerySelector(".ku-answer")!.TextContent);
    }

    [Fact]
    public async Task A_slip_in_the_code_is_said_beside_it_and_a_right_code_leads_to_its_answer()
    {
        var (_, certificate) = await HolderAsync();
        var (code, anybody) = (
            await Province.ReadAsync(db => db.Certificates.Where(c => c.Id == certificate).Select(c => c.Code).SingleAsync()),
            Public()
        );
        foreach (
            var (typed, said) in new[]
            {
                ("-", "填写查验码"),
                ("12", "查验码有误"),
                (code[..16] + (code[16] == 'A' ? 'B' : 'A'), "查验码有误"),
            }
        )
        {
            var page = await anybody.GetAsync($"/verify?code={Uri.EscapeDataString(typed)}");
            Assert.Contains(said, page.QuerySelector("#code-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(
                ("true", typed),
                (page.QuerySelector("#code")!.GetAttribute("aria-invalid"), page.QuerySelector("#code")!.GetAttribute("value"))
            );
        }

        Assert.Null((await anybody.GetAsync("/verify")).QuerySelector("#code-error"));
        Assert.Contains(
            "证书有效",
            (await anybody.GetAsync($"/verify?code={VerificationCode.Format(code).ToLowerInvariant()}"))
                .QuerySelector(".ku-answer")!
                .TextContent
        );
    }

    [Fact]
    public async Task A_name_typed_from_the_paper_is_compared_and_the_right_one_is_never_said()
    {
        var (_, certificate) = await HolderAsync();
        var code = await Province.ReadAsync(db => db.Certificates.Where(c => c.Id == certificate).Select(c => c.Code).SingleAsync());
        var anybody = Public();
        async Task<string> SayAsync(string name)
        {
            await anybody.GetAsync($"/v/{code}");
            await anybody.PostAsync(new Dictionary<string, string?> { ["Name"] = name }, "form[data-ku-compare]");
            return anybody.Page.QuerySelector("form[data-ku-compare]")!.TextContent;
        }

        Assert.DoesNotContain("韦知新", (await anybody.GetAsync($"/v/{code}")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null(anybody.Page.QuerySelector("input[name=__RequestVerificationToken]"));
        Assert.Contains("姓名一致", await SayAsync("韦知新"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, anybody.Status);
        Assert.Contains("姓名不一致", await SayAsync("韦志新"), StringComparison.Ordinal);
        Assert.DoesNotContain("韦知新", anybody.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await SayAsync("");
        Assert.Equal(HttpStatusCode.BadRequest, anybody.Status);
        for (var i = 0; i < 9; i++)
            await SayAsync("韦某新");
        Assert.Contains("输错", await SayAsync("韦知新"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_office_behind_one_address_looks_up_many_and_who_tries_codes_out_waits_soon()
    {
        var (_, certificate) = await HolderAsync();
        var code = await Province.ReadAsync(db => db.Certificates.Where(c => c.Id == certificate).Select(c => c.Code).SingleAsync());
        var client = Public().Client;
        async Task<HttpStatusCode> AskAsync(string address) => (await client.GetAsync(address)).StatusCode;
        for (var i = 0; i < 60; i++)
            Assert.Equal(HttpStatusCode.OK, await AskAsync(i % 2 == 0 ? $"/v/{code}" : $"/api/v2/certificates/{code}"));
        for (var i = 0; i < 30; i++)
            Assert.Equal(HttpStatusCode.OK, await AskAsync(i % 2 == 0 ? "/v/7K3MZQ9T5C1XW8VHS" : "/api/v2/certificates/7K3MZQ9T5C1XW8VHS"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync("/v/7K3MZQ9T5C1XW8VHS"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync($"/api/v2/certificates/{code}"));
    }

    [Fact]
    public async Task The_offline_verifier_has_kinds_and_facts_in_words_of_the_reader()
    {
        var page = await Public().GetAsync("/verify/offline?culture=en");
        var answer = page.QuerySelector("#offline-answer")!;
        Assert.Equal(17, answer.GetAttribute("data-names")!.Split('|').Length);
        Assert.Equal(Enum.GetNames<CertificateKind>(), answer.GetAttribute("data-kinds")!.Split('|').Select(k => k.Split(':')[0]));
        Assert.All(answer.GetAttribute("data-kinds")!.Split('|'), k => Assert.Contains(' ', k));
        Assert.Equal("application/pdf,image/*", page.QuerySelector("#file")!.GetAttribute("accept"));
    }

    [Fact]
    public async Task A_revoked_certificate_of_a_seminar_is_issued_again_by_its_form()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        await Province.SendAsync(await seminar.LearnerAsync(), new EnrolInSeminar(seminar.Id));
        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        var old = await Province.ReadAsync(db => db.Certificates.Select(c => c.Id).SingleAsync());
        var office = await SignInAsync(seminar.Office);
        await office.GetAsync($"/certificates/{old}");
        Assert.Null(office.Page.QuerySelector("#reissue-form"));

        // Whoever answers the telephone finds the seminar by its name and the certificate by its number or code; a unit finds its own
        // seminar, and no certificate.
        var facts = await Province.ReadAsync(db => db.Certificates.Select(c => c.Facts).SingleAsync());
        foreach (
            var (words, link) in new[]
            {
                (facts.Subject, $"/seminars/{seminar.Id}"),
                (facts.Number, $"/certificates/{old}"),
                (VerificationCode.Format(facts.Code).ToLowerInvariant(), $"/certificates/{old}"),
            }
        )
            Assert.Contains(link, await FoundAsync(office, words));
        var host = await SignInAsync(seminar.Host);
        Assert.Contains($"/seminars/{seminar.Id}", await FoundAsync(host, facts.Subject));
        Assert.DoesNotContain($"/certificates/{old}", await FoundAsync(host, facts.Number));
        var stranger = await SignInAsync(await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院"));
        Assert.DoesNotContain($"/seminars/{seminar.Id}", await FoundAsync(stranger, facts.Subject));
        await office.GetAsync($"/certificates/{old}");
        await office.PostAsync(
            new Dictionary<string, string?> { ["Input.Class"] = nameof(RevocationReason.Error), ["Input.Reason"] = "登记有误" }
        );
        Assert.Equal(HttpStatusCode.OK, office.Status);

        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "" }, "#reissue-form");
        Assert.Equal(
            (HttpStatusCode.BadRequest, 1),
            (office.Status, office.Page.QuerySelectorAll("#reissue-form [aria-invalid=true]").Length)
        );
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "系误撤销" }, "#reissue-form");

        Assert.Equal(
            (
                HttpStatusCode.OK,
                "/certificates/"
                    + $"{await Province.ReadAsync(db => db.Certificates.Where(c => c.ReplacesId == old).Select(c => c.Id).SingleAsync())}"
            ),
            (office.Status, office.Address.AbsolutePath)
        );
        Assert.Contains("已重新发证", office.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await office.GetAsync($"/certificates/{old}");
        Assert.Null(office.Page.QuerySelector("#reissue-form"));
    }

    private static async Task<List<string?>> FoundAsync(FormBrowser browser, string words) =>
        [
            .. (await browser.GetAsync("/search?q=" + Uri.EscapeDataString(words)))
                .QuerySelectorAll("main .ku-list a")
                .Select(a => a.GetAttribute("href")),
        ];

    [Fact]
    public async Task A_certificate_is_replaced_by_its_page_and_a_stale_form_is_refused()
    {
        var (learner, certificate) = await HolderAsync();
        var (office, late) = (await SignInAsync(await OfficeAsync()), await SignInAsync(await OfficeAsync()));
        await office.GetAsync($"/certificates/{certificate}/replace");
        Assert.Null(office.Page.QuerySelector("main form[method=post]"));
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE learners SET name = '韦志新' WHERE id = '{learner}'");
        await office.GetAsync($"/certificates/{certificate}/replace");
        await late.GetAsync($"/certificates/{certificate}/replace");
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "" });
        Assert.Equal((HttpStatusCode.BadRequest, 1), (office.Status, office.Page.QuerySelectorAll("[aria-invalid=true]").Length));
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "更名" });
        Assert.Equal(HttpStatusCode.OK, office.Status);
        await late.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "更名" });
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(2, await Province.ReadAsync(db => db.Certificates.CountAsync()));
    }

    [Fact]
    public async Task A_kept_answer_is_for_its_own_reader_and_outlives_no_revocation_on_any_node()
    {
        var (_, certificate) = await HolderAsync();
        var address =
            $"/v/{await Province.ReadAsync(db => db.Certificates.Where(c => c.Id == certificate).Select(c => c.Code).SingleAsync())}";
        // Kept for an hour: what ends an answer here is the notice, not its age.
        await using var first = new PortalFactory(Database, Province.Clock, (KeptAnswers.SecondsSetting, "3600"));
        await using var second = new PortalFactory(Database, Province.Clock, (KeptAnswers.SecondsSetting, "3600"));
        HttpClient Browser(PortalFactory node) =>
            node.CreateClient(new() { BaseAddress = new Uri($"http://{Province.Tenant.Hosts[0]}/"), HandleCookies = false });
        var (here, there) = (Browser(first), Browser(second));
        foreach (var node in new[] { here, there })
            await UntilAsync(async () => (await AskAsync(node)).IsKept);
        Assert.Contains("证书有效", (await AskAsync(there)).Text, StringComparison.Ordinal);

        // Another language, another display, a person who is signed in and a code that stands for nothing each get their own.
        var english = await AskAsync(here, address + "?culture=en");
        Assert.Equal((false, true), (english.IsKept, english.Text.Contains("The certificate is valid", StringComparison.Ordinal)));
        Assert.False((await AskAsync(here, cookie: "ku-size=large")).IsKept);
        Assert.Contains("data-size=\"large\"", (await AskAsync(here, cookie: "ku-size=large")).Text, StringComparison.Ordinal);
        var office = await OfficeAsync();
        var signedIn = await AskAsync((await SignInAsync(office)).Client);
        Assert.Equal((false, true), (signedIn.IsKept, signedIn.Text.Contains(office.Name, StringComparison.Ordinal)));
        for (var i = 0; i < 2; i++)
            Assert.False((await AskAsync(here, "/v/7K3MZQ9T5C1XW8VHS")).IsKept);

        await Province.SendAsync(
            office,
            new RevokeCertificate(
                certificate,
                (await Province.SendAsync(office, new GetCertificate(certificate))).Version,
                RevocationReason.Fraud,
                "冒名",
                new HoursChoice(HoursOutcome.Open, [], null)
            )
        );
        foreach (var node in new[] { here, there })
            await UntilAsync(async () => (await AskAsync(node)).Text.Contains("证书已撤销", StringComparison.Ordinal));
        foreach (var node in new[] { here, there })
            Assert.DoesNotContain("证书有效", (await AskAsync(node)).Text, StringComparison.Ordinal);

        async Task<(bool IsKept, string Text)> AskAsync(HttpClient node, string? path = null, string? cookie = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path ?? address, UriKind.Relative));
            // Each from an address of its own: the limit is not what is tested here.
            request.Headers.Add("X-Forwarded-For", $"10.1.{asked / 250}.{1 + asked++ % 250}");
            if (cookie is not null)
                request.Headers.Add("Cookie", cookie);
            using var answer = await node.SendAsync(request);
            Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            return (answer.Headers.Age is not null, await answer.Content.ReadAsStringAsync());
        }

        static async Task UntilAsync(Func<Task<bool>> holds)
        {
            var start = DateTime.UtcNow;
            while (!await holds())
                await Task.Delay(DateTime.UtcNow - start < TimeSpan.FromMinutes(1) ? 50 : throw new TimeoutException());
        }
    }

    private int asked;

    [Fact]
    public async Task A_seal_is_uploaded_by_its_form_and_a_wrong_file_is_refused_in_both_languages()
    {
        var (office, second) = (await SignInAsync(await OfficeAsync()), await SignInAsync(await OfficeAsync()));
        await office.GetAsync("/certificates/seals");
        await office.PostAsync(new Dictionary<string, string?>(), file: ("Input.Picture", "章.png", SeminarYear.Pdf("章")));
        Assert.Equal(
            (HttpStatusCode.BadRequest, true),
            (office.Status, office.Page.QuerySelector("main")!.TextContent.Contains("上传 PNG 文件"))
        );
        await office.GetAsync("/language?culture=en&returnUrl=%2Fcertificates%2Fseals");
        await office.PostAsync(new Dictionary<string, string?>());
        Assert.Contains("Upload the seal as a PNG file", office.Page.QuerySelector("main")!.TextContent);
        await office.PostAsync(new Dictionary<string, string?>(), file: ("Input.Picture", "章.png", SampleSeal.Draw()));
        Assert.Equal(HttpStatusCode.OK, office.Status);
        // Nothing shows it yet: another member of the office looks at the sample and confirms.
        var act = office.Address.AbsolutePath;
        Assert.StartsWith("/countersign/", act, StringComparison.Ordinal);
        Assert.Null(office.Page.QuerySelector("#confirm-form"));
        await second.GetAsync(act);
        var sample = await second.Client.GetAsync(second.Page.QuerySelector("main a[href$='/sample']")!.GetAttribute("href"));
        Assert.Equal("application/pdf", sample.Content.Headers.ContentType!.MediaType);
        await second.PostAsync(new Dictionary<string, string?>(), "#confirm-form");
        Assert.Equal(HttpStatusCode.OK, second.Status);
        await office.GetAsync("/certificates/seals");
        var picture = await office.Client.GetAsync(office.Page.QuerySelector("main img")!.GetAttribute("src"));
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Client.GetAsync($"/certificates/seals/{Guid.NewGuid()}/picture")).StatusCode);
    }

    [Fact]
    public async Task A_pattern_is_entered_by_its_form()
    {
        var office = await SignInAsync(await OfficeAsync());
        await office.GetAsync("/certificates/series");
        await office.GetAsync(office.Page.QuerySelector("main a[href='/certificates/series/YearlyHours/2027']")!.GetAttribute("href")!);
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Pattern"] = "桂{year}号" });
        Assert.Equal(
            (HttpStatusCode.BadRequest, "桂{year}号"),
            (office.Status, office.Page.QuerySelector("[name='Input.Pattern']")!.GetAttribute("value"))
        );
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Pattern"] = "桂{year}第{00000}号" });
        Assert.Equal((HttpStatusCode.OK, "/certificates/series"), (office.Status, office.Address.AbsolutePath));
        Assert.Contains("桂2027第00001号", office.Page.QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Client.GetAsync("/certificates/series/YearlyHours/1999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Client.GetAsync("/certificates/series/Nothing/2027")).StatusCode);
    }

    [Fact]
    public async Task The_list_is_filtered_and_its_zip_holds_exactly_what_is_filtered_each_as_its_reprint()
    {
        var (_, certificate) = await HolderAsync();
        await CopyAsync(certificate, 30);
        var office = await SignInAsync(await OfficeAsync());
        await office.GetAsync("/certificates?q=%E6%8A%84&size=20");
        Assert.Equal(20, office.Page.QuerySelectorAll("main tbody tr").Length);
        var link = office.Page.QuerySelector("main a[href*='handler=Batch']")!.GetAttribute("href")!;

        using var zip = new ZipArchive(new MemoryStream(await office.Client.GetByteArrayAsync(link)));

        Assert.Equal(30, zip.Entries.Count);
        foreach (
            var c in await Province.ReadAsync(db =>
                db.Certificates.Where(c => c.Id != certificate).OrderBy(c => c.Number).Take(5).ToListAsync()
            )
        )
        {
            using var entry = new MemoryStream();
            await using (var stream = await zip.GetEntry($"{c.Number}.pdf")!.OpenAsync())
                await stream.CopyToAsync(entry);
            Assert.Equal(await office.Client.GetByteArrayAsync($"/certificates/{c.Id}/file"), entry.ToArray());
        }

        await office.GetAsync("/certificates?state=Revoked");
        Assert.NotNull(office.Page.QuerySelector("main .ku-empty"));
        Assert.Null(office.Page.QuerySelector("main a[href*='handler=Batch']"));
    }
}
