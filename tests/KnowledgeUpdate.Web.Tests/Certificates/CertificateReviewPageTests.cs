using System.Text.Json;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Web.Tests.Certificates;

/// <summary>
/// A certificate under review by its pages: announced before the reversal, answered to the public and to programs, decided by its form.
/// </summary>
public sealed class CertificateReviewPageTests(PortalFixture portal) : PageTest(portal)
{
    [Fact]
    public async Task The_public_reads_the_sixth_answer_until_the_office_decides()
    {
        var (learner, certificate, code) = await HolderAsync();
        var (office, visitor) = (await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit)), Public());
        var entry = await Province.ReadAsync(db =>
            db.HourEntries.Where(e => e.LearnerId == learner && e.Hours == 60).Select(e => e.Id).SingleAsync()
        );
        await visitor.GetAsync($"/v/{code}");
        Assert.Equal("证书有效", visitor.Page.QuerySelector("h1")!.TextContent.Trim());

        await office.GetAsync($"/learners/{learner}/entries/2026/{entry}");
        Assert.Equal(
            $"/certificates/{certificate}",
            office.Page.QuerySelector("section[aria-labelledby=reverse] a[href^='/certificates/']")!.GetAttribute("href")
        );
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "登记有误" }, "section[aria-labelledby=reverse] form");
        Assert.Equal(HttpStatusCode.OK, office.Status);

        await WaitAsync(async () => (await visitor.GetAsync($"/v/{code}")).QuerySelector("h1")!.TextContent.Trim() == "证书复核中");
        Assert.Contains("自 2026年11月23日 起复核", visitor.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        await visitor.GetAsync($"/v/{code}?culture=en");
        Assert.Equal("The certificate is under review", visitor.Page.QuerySelector("h1")!.TextContent.Trim());

        await office.GetAsync($"/certificates?review=true");
        await office.GetAsync(office.Page.QuerySelector("main tbody a")!.GetAttribute("href")!);
        Assert.Null(office.Page.QuerySelector("#revoke"));
        await office.PostAsync(
            new Dictionary<string, string?> { ["Input.Outcome"] = "Replaced", ["Input.Reason"] = "按现有学时" },
            "#review-form"
        );
        Assert.Equal(HttpStatusCode.Conflict, office.Status);
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Outcome"] = "Revoked", ["Input.Reason"] = "" }, "#review-form");
        Assert.Equal(HttpStatusCode.BadRequest, office.Status);
        await office.PostAsync(
            new Dictionary<string, string?> { ["Input.Outcome"] = "Stands", ["Input.Reason"] = "学时另有凭证" },
            "#review-form"
        );
        Assert.Equal((HttpStatusCode.OK, $"/certificates/{certificate}"), (office.Status, office.Address.AbsolutePath));

        await WaitAsync(async () => (await visitor.GetAsync($"/v/{code}")).QuerySelector("h1")!.TextContent.Trim() == "证书有效");
    }

    [Fact]
    public async Task The_first_version_of_the_interface_keeps_its_five_answers_and_the_second_has_six()
    {
        var (learner, _, code) = await HolderAsync();
        var (office, client) = (await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit), Public().Client);
        var entry = await Province.ReadAsync(db =>
            db.HourEntries.Where(e => e.LearnerId == learner && e.Hours == 60).Select(e => e.Id).SingleAsync()
        );
        async Task<JsonElement> AskAsync(string version) =>
            JsonDocument.Parse(await client.GetStringAsync($"/api/{version}/certificates/{code}")).RootElement;
        Assert.Equal(
            ("Valid", "Valid"),
            ((await AskAsync("v1")).GetProperty("answer").GetString(), (await AskAsync("v2")).GetProperty("answer").GetString())
        );

        await Province.SendAsync(office, new ReverseHours(2026, entry, "登记有误"));

        var (first, second) = (await AskAsync("v1"), await AskAsync("v2"));
        Assert.Equal(("Valid", false), (first.GetProperty("answer").GetString(), first.TryGetProperty("underReviewSince", out _)));
        Assert.Equal(
            ("UnderReview", "2026-11-23"),
            (second.GetProperty("answer").GetString(), second.GetProperty("underReviewSince").GetString())
        );
        var document = JsonDocument.Parse(await client.GetStringAsync("/api/v2/openapi.json")).RootElement;
        Assert.Equal(["/api/v2/certificates/{code}"], document.GetProperty("paths").EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            Enum.GetNames<CertificateAnswer>(),
            document
                .GetProperty("components")
                .GetProperty("schemas")
                .GetProperty("CertificateAnswer")
                .GetProperty("enum")
                .EnumerateArray()
                .Select(v => v.GetString())
        );
        Assert.Equal("2", document.GetProperty("info").GetProperty("version").GetString());
        // Both versions draw on one limit.
        const string none = "7K3MZQ9T5C1XW8VHS";
        for (var i = 0; i < 30; i++)
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/{(i % 2 == 0 ? "v1" : "v2")}/certificates/{none}")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.GetAsync($"/api/v2/certificates/{code}")).StatusCode);
    }

    [Fact]
    public async Task A_certificate_is_revoked_for_false_evidence_with_the_hours_behind_it_by_one_form()
    {
        var (learner, certificate, _) = await HolderAsync();
        var office = await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        await office.GetAsync($"/certificates/{certificate}");
        Assert.Equal(3, office.Page.QuerySelectorAll("#revoke-form input[name='Input.Reverse']").Length);
        await office.PostAsync(new Dictionary<string, string?> { ["Input.Class"] = "Fraud", ["Input.Reason"] = "伪造" }, "#revoke-form");
        Assert.Equal(HttpStatusCode.BadRequest, office.Status);
        var entry = office.Page.QuerySelectorAll("#revoke-form input[name='Input.Reverse']").Select(i => i.GetAttribute("value")!).First();
        await office.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Class"] = "Fraud",
                ["Input.Reason"] = "伪造",
                ["Input.Hours"] = "Reversed",
                ["Input.Reverse"] = entry,
                ["Input.HoursReason"] = "其余属实",
            },
            "#revoke-form"
        );
        Assert.Equal(HttpStatusCode.OK, office.Status);
        Assert.Equal(1, await Province.ReadAsync(db => db.HourEntries.CountAsync(e => e.LearnerId == learner && e.ReversesId != null)));
        Assert.Equal(
            (CertificateState.Revoked, HoursOutcome.Reversed),
            await Province.ReadAsync(db =>
                db.Certificates.Where(c => c.Id == certificate)
                    .Select(c => new ValueTuple<CertificateState, HoursOutcome>(c.State, c.HoursOutcome!.Value))
                    .SingleAsync()
            )
        );
    }

    /// <summary>Answers are kept for a moment on each node until the database tells of the change.</summary>
    private static async Task WaitAsync(Func<Task<bool>> isSo)
    {
        for (var tries = 0; !await isSo(); tries++)
            await Task.Delay(tries < 40 ? 50 : throw new TimeoutException("The answer did not change."));
    }

    private async Task<(Guid Learner, Guid Certificate, string Code)> HolderAsync()
    {
        var person = await Province.PersonAsync(Role.Learner, SeminarYear.University);
        var learner = await Province.SendAsync(
            person,
            new AddMyLearner(
                "韦知新",
                IdentityKind.ResidentId,
                TestIdentity.Number(1),
                null,
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
        await Province.SendAsPortalAsync(
            new CreditHours(
                2026,
                [
                    .. new[]
                    {
                        (HourCategory.PublicCompulsory, 15m),
                        (HourCategory.PublicElective, 15m),
                        (HourCategory.Professional, 60m),
                    }.Select(c => new HourCredit
                    {
                        LearnerId = learner,
                        Category = c.Item1,
                        Hours = c.Item2,
                        SourceKind = HourSource.Course,
                        SourceId = Guid.NewGuid(),
                        Title = "课程",
                        Provider = "邕江大学",
                        From = new DateOnly(2026, 5, 1),
                        To = new DateOnly(2026, 5, 2),
                        Rule = "示例",
                    }),
                ]
            )
        );
        var certificate = await Province.SendAsync(person, new TakeYearlyCertificate(2026));
        return (
            learner,
            certificate,
            await Province.ReadAsync(db => db.Certificates.Where(c => c.Id == certificate).Select(c => c.Code).SingleAsync())
        );
    }
}
