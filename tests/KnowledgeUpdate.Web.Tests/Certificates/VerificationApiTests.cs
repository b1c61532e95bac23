using System.Net.Http.Json;
using System.Text.Json;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Web.Tests.Certificates;

/// <summary>The look-up for programs: answers, keys, limits, and the document that describes them.</summary>
public sealed class VerificationApiTests(PortalFixture portal) : PageTest(portal)
{
    private const string Unknown = "/api/v1/certificates/7K3MZQ9T5C1XW8VHS";

    [Theory]
    [InlineData("v1"), InlineData("v2")]
    public async Task The_document_says_where_it_is_asked_under_which_licence_and_what_each_group_is_for(string version)
    {
        var document = JsonDocument.Parse(await Public().Client.GetStringAsync($"/api/{version}/openapi.json")).RootElement;

        var server = Assert.Single(document.GetProperty("servers").EnumerateArray());
        Assert.Equal($"http://{Province.Tenant.Hosts[0]}", server.GetProperty("url").GetString());
        Assert.Equal("MIT", document.GetProperty("info").GetProperty("license").GetProperty("identifier").GetString());
        var tags = document.GetProperty("tags").EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!);
        var used =
            from path in document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            from tag in operation.Value.GetProperty("tags").EnumerateArray()
            select tag.GetString()!;
        Assert.Equal(tags.Keys.Order(), used.Distinct().Order());
        Assert.All(tags.Values, t => Assert.NotEmpty(t.GetProperty("description").GetString()!));
    }

    [Fact]
    public async Task Every_answer_is_what_the_document_says()
    {
        var client = Public().Client;
        var document = JsonDocument.Parse(await client.GetStringAsync("/api/v1/openapi.json")).RootElement;
        Assert.Equal("3.1.1", document.GetProperty("openapi").GetString());
        var operation = document.GetProperty("paths").GetProperty("/api/v1/certificates/{code}").GetProperty("get");
        Assert.Single(document.GetProperty("paths").EnumerateObject());
        Assert.Equal(["200", "401", "429"], operation.GetProperty("responses").EnumerateObject().Select(r => r.Name));
        Assert.Equal(
            ["application/problem+json"],
            operation.GetProperty("responses").GetProperty("429").GetProperty("content").EnumerateObject().Select(c => c.Name)
        );
        Assert.True(operation.GetProperty("responses").GetProperty("429").GetProperty("headers").TryGetProperty("Retry-After", out _));
        Assert.Equal(
            ["{}", """{"key":[]}""", """{"bearer":[]}"""],
            operation.GetProperty("security").EnumerateArray().Select(s => JsonSerializer.Serialize(s))
        );
        Assert.Equal(
            ["bearer", "key"],
            document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(s => s.Name).Order()
        );
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal(
            ["Valid", "Expired", "Replaced", "Revoked", "NeverIssued"],
            schemas.GetProperty("FiveAnswer").GetProperty("enum").EnumerateArray().Select(v => v.GetString())
        );
        // Numbers are numbers, null where there is none, and never strings.
        Assert.DoesNotContain(
            schemas
                .EnumerateObject()
                .Where(s => s.Value.TryGetProperty("properties", out _))
                .SelectMany(s => s.Value.GetProperty("properties").EnumerateObject()),
            p =>
                p.Value.TryGetProperty("type", out var type)
                && type.ToString() is var types
                && types.Contains("string", StringComparison.Ordinal)
                && (types.Contains("number", StringComparison.Ordinal) || types.Contains("integer", StringComparison.Ordinal))
        );

        var (person, valid) = await HolderAsync();
        await Province.SendAsPortalAsync(new CreditHours(2026, [Credit(person.Learner, HourCategory.Professional, 8)]));
        var replacing = await Province.SendAsync(person.Person, new TakeYearlyCertificate(2026));
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await CheckAsync(valid, CertificateAnswer.Replaced);
        await CheckAsync(replacing, CertificateAnswer.Valid);
        await Province.SendAsync(
            office,
            new RevokeCertificate(
                replacing,
                (await Province.SendAsync(office, new GetCertificate(replacing))).Version,
                RevocationReason.Fraud,
                "冒名",
                new HoursChoice(HoursOutcome.Open, [], null)
            )
        );
        await CheckAsync(replacing, CertificateAnswer.Revoked);
        Agrees(JsonDocument.Parse(await client.GetStringAsync(Unknown)).RootElement, schemas.GetProperty("VerificationAnswerV1"));

        async Task CheckAsync(Guid id, CertificateAnswer answer)
        {
            var code = await Province.ReadAsync(db => db.Certificates.Where(c => c.Id == id).Select(c => c.Code).SingleAsync());
            var told = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/certificates/{code}")).RootElement;
            Assert.Equal(answer.ToString(), told.GetProperty("answer").GetString());
            Assert.Equal("韦*新", told.GetProperty("facts").GetProperty("name").GetString());
            Agrees(told, schemas.GetProperty("VerificationAnswerV1"));
        }

        // Names and kinds of values, all the way down: what the document does not say is not sent, and what it says is.
        void Agrees(JsonElement value, JsonElement schema)
        {
            if (schema.TryGetProperty("$ref", out var reference))
                schema = schemas.GetProperty(reference.GetString()!.Split('/')[^1]);
            if (schema.TryGetProperty("oneOf", out var either))
            {
                if (value.ValueKind != JsonValueKind.Null)
                    Agrees(
                        value,
                        either
                            .EnumerateArray()
                            .Single(s =>
                                !(s.TryGetProperty("type", out var t) && t.ValueKind == JsonValueKind.String && t.GetString() == "null")
                            )
                    );
                return;
            }

            if (schema.TryGetProperty("enum", out var words))
            {
                Assert.Contains(value.GetString(), words.EnumerateArray().Select(w => w.GetString()));
                return;
            }

            var types = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } list
                ? [.. list.EnumerateArray().Select(t => t.GetString()!)]
                : new[] { schema.GetProperty("type").GetString()! };
            Assert.Contains(
                value.ValueKind switch
                {
                    JsonValueKind.Object => "object",
                    JsonValueKind.Array => "array",
                    JsonValueKind.Null => "null",
                    JsonValueKind.True or JsonValueKind.False => "boolean",
                    JsonValueKind.Number => "number",
                    _ => "string",
                },
                types
            );
            if (value.ValueKind != JsonValueKind.Object)
                return;
            var properties = schema.GetProperty("properties");
            Assert.Equal(properties.EnumerateObject().Select(p => p.Name).Order(), value.EnumerateObject().Select(p => p.Name).Order());
            foreach (var property in value.EnumerateObject())
                Agrees(property.Value, properties.GetProperty(property.Name));
        }
    }

    [Fact]
    public async Task The_first_version_writes_the_facts_of_hours_as_it_always_did()
    {
        var client = Public().Client;
        var (_, certificate) = await HolderAsync();
        var code = await Province.ReadAsync(db => db.Certificates.Where(c => c.Id == certificate).Select(c => c.Code).SingleAsync());
        string[] promised =
        [
            "kind",
            "number",
            "code",
            "name",
            "identityMask",
            "subject",
            "hours",
            "compulsory",
            "elective",
            "professional",
            "from",
            "to",
            "provider",
            "issuer",
            "programme",
            "issuedOn",
            "expiresOn",
        ];

        var (first, second) = (await AskAsync("v1", code), await AskAsync("v2", code));
        Assert.Equal(promised, first.GetProperty("facts").EnumerateObject().Select(f => f.Name));
        Assert.Equal(90, first.GetProperty("facts").GetProperty("hours").GetDecimal());
        Assert.Equal([.. promised, "own"], second.GetProperty("facts").EnumerateObject().Select(f => f.Name));
        Assert.All(
            promised,
            name =>
                Assert.Equal(
                    second.GetProperty("facts").GetProperty(name).GetRawText(),
                    first.GetProperty("facts").GetProperty(name).GetRawText()
                )
        );

        var facts = (await SchemasAsync("v1")).GetProperty("CertificateFacts");
        Assert.Equal(promised, facts.GetProperty("required").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal(promised, facts.GetProperty("properties").EnumerateObject().Select(p => p.Name));
        Assert.False(AllowsNull(facts));
        Assert.Equal(
            ["SeminarCompletion", "YearlyHours"],
            (await SchemasAsync("v1")).GetProperty("CertificateKind").GetProperty("enum").EnumerateArray().Select(k => k.GetString())
        );
        var own = (await SchemasAsync("v2")).GetProperty("CertificateFacts");
        Assert.True(own.GetProperty("properties").TryGetProperty("own", out _));
        Assert.True(AllowsNull(own));
    }

    [Fact]
    public async Task A_certificate_without_hours_has_its_facts_in_the_second_version_only()
    {
        var (unit, day) = (Province.Units[SeminarYear.University].Id, new DateOnly(2026, 11, 1));
        var facts = new CertificateFacts
        {
            Kind = CertificateKind.SeminarCompletion,
            Number = "基地〔2026〕1号",
            Code = VerificationCode.Create(),
            Name = SeminarYear.University,
            IdentityMask = "",
            Subject = "基地",
            Hours = null,
            Compulsory = null,
            Elective = null,
            Professional = null,
            From = day,
            To = day,
            Provider = "",
            Issuer = "示例签发单位",
            Programme = "知识更新工程",
            IssuedOn = day,
            ExpiresOn = null,
            Own = [new("批次", "2026年第一批")],
        };
        await Province.ReadAsync(async db =>
        {
            db.Add(
                new Certificate(
                    facts,
                    HolderKind.Unit,
                    unit,
                    unit,
                    2026,
                    CertificatePayload.Encode(facts, "k"),
                    new byte[64],
                    "k",
                    null,
                    DateTimeOffset.UnixEpoch,
                    issuerId: unit
                )
            );
            await db.SaveChangesAsync();
            await db.Database.CommitTransactionAsync();
            return 0;
        });

        var (first, second) = (await AskAsync("v1", facts.Code), await AskAsync("v2", facts.Code));

        Assert.Equal(("Valid", JsonValueKind.Null), (first.GetProperty("answer").GetString(), first.GetProperty("facts").ValueKind));
        var told = second.GetProperty("facts");
        Assert.Equal(
            ("基地〔2026〕1号", JsonValueKind.Null),
            (told.GetProperty("number").GetString(), told.GetProperty("hours").ValueKind)
        );
        var own = Assert.Single(told.GetProperty("own").EnumerateArray());
        Assert.Equal(("批次", "2026年第一批"), (own.GetProperty("name").GetString(), own.GetProperty("value").GetString()));
    }

    private async Task<JsonElement> AskAsync(string version, string code) =>
        JsonDocument.Parse(await Public().Client.GetStringAsync($"/api/{version}/certificates/{code}")).RootElement;

    private async Task<JsonElement> SchemasAsync(string version) =>
        JsonDocument
            .Parse(await Public().Client.GetStringAsync($"/api/{version}/openapi.json"))
            .RootElement.GetProperty("components")
            .GetProperty("schemas");

    private static bool AllowsNull(JsonElement facts) =>
        facts.GetProperty("properties").GetProperty("hours").GetProperty("type").GetRawText().Contains("null", StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_key_thirty_misses_a_minute_with_one_as_many_as_it_allows_and_a_wrong_one_is_refused()
    {
        var system = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        var browser = await SignInAsync(system);
        await browser.GetAsync("/api-keys");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "人事系统", ["Input.PerMinute"] = "10" });
        Assert.Equal(
            (HttpStatusCode.BadRequest, "人事系统", "10"),
            (
                browser.Status,
                browser.Page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"),
                browser.Page.QuerySelector("[name='Input.PerMinute']")!.GetAttribute("value")
            )
        );
        await browser.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Owner"] = "某局",
                ["Input.PerMinute"] = "40",
                ["Input.ExpiresOn"] = "2027-12-31",
            }
        );
        var secret = browser.Page.QuerySelector("#secret")!.TextContent;
        await browser.GetAsync("/api-keys");
        Assert.DoesNotContain(secret, browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var client = Public().Client;
        async Task<HttpResponseMessage> AskAsync(string? key = null, bool asBearer = false)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, Unknown);
            if (key is not null)
                request.Headers.Add(asBearer ? "Authorization" : "X-Api-Key", asBearer ? $"Bearer {key}" : key);
            return await client.SendAsync(request);
        }

        var wrong = await AskAsync("ku_wrong");
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "application/problem+json"),
            (wrong.StatusCode, wrong.Content.Headers.ContentType!.MediaType)
        );
        for (var i = 0; i < 29; i++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync()).StatusCode);
        var over = await AskAsync();
        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "application/problem+json"),
            (over.StatusCode, over.Content.Headers.ContentType!.MediaType)
        );
        Assert.InRange(over.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(429, (await over.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetInt32());
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync("ku_wrong")).StatusCode);
        for (var i = 0; i < 40; i++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(secret, asBearer: i % 2 == 1)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(secret)).StatusCode);

        await browser.GetAsync(browser.Page.QuerySelector("main a[href$='/revoke']")!.GetAttribute("href")!);
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Reason"] = "泄露" });
        Assert.Equal((HttpStatusCode.OK, "/api-keys"), (browser.Status, browser.Address.AbsolutePath));
        Assert.Null(await Province.SendAsPublicAsync(new FindApiKey(secret)));
    }

    [Fact]
    public async Task An_address_that_is_none_answers_a_program_as_a_problem()
    {
        var answer = await Public().Client.GetAsync("/api/v3/anything");
        Assert.Equal(
            (HttpStatusCode.NotFound, "application/problem+json"),
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType)
        );
    }

    private static HourCredit Credit(Guid learner, HourCategory category, decimal hours) =>
        new()
        {
            LearnerId = learner,
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

    private async Task<((Person Person, Guid Learner), Guid Certificate)> HolderAsync()
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
                    Credit(learner, HourCategory.PublicCompulsory, 15),
                    Credit(learner, HourCategory.PublicElective, 15),
                    Credit(learner, HourCategory.Professional, 60),
                ]
            )
        );
        return ((person, learner), await Province.SendAsync(person, new TakeYearlyCertificate(2026)));
    }
}
