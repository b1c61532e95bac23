using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgeUpdate.Web.Tests.Robustness;

/// <summary>
/// While the database is away nobody gets an empty page, a stack trace or the page of another: each is told, in both languages, when to
/// come again.
/// </summary>
public sealed class DatabaseAwayTests(PortalFixture portal) : PageTest(portal)
{
    [Theory]
    [InlineData("Development"), InlineData("Production")]
    public async Task While_the_database_is_away_everybody_is_told_and_afterwards_all_goes_on(string environment)
    {
        // A database knows which secret it goes with: each environment has its own.
        var database = environment == "Development" ? Database : await TestServer.CreateDatabaseAsync();
        await using var province = await TestProvince.FoundAsync(database);
        var (wire, through) = DatabaseWire.To(database);
        await using var _ = wire;
        await using var factory = new PortalFactory(through, province.Clock, TestSettings.Of(environment));
        var office = await province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        var browser = new FormBrowser(
            factory.CreateClient(
                new WebApplicationFactoryClientOptions
                {
                    BaseAddress = new Uri($"http://{province.Tenant.Hosts[0]}/"),
                    AllowAutoRedirect = false,
                }
            )
        );
        await browser.GetAsync("/account/sign-in");
        await browser.PostAsync(
            new Dictionary<string, string?> { ["Input.Name"] = office.Name, ["Input.Password"] = "a long test password" }
        );
        Assert.Equal(HttpStatusCode.Found, browser.Status);
        await browser.GetAsync("/organisations/new?under=" + province.Units["南宁市"].Id);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        var nobody = factory.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = browser.Client.BaseAddress! });

        wire.Cut();
        // Beyond the minute for which the list of tenants is fresh.
        province.Clock.Now += TimeSpan.FromMinutes(3);

        await TellsAsync(await browser.Client.GetAsync("/desk"));
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "不会保存学院" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, browser.Status);
        foreach (var page in new[] { "/", "/plans", "/calls" })
            await TellsAsync(await nobody.GetAsync(page));
        await TellsAsync(
            await factory
                .CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("http://nobody.localhost/") })
                .GetAsync("/")
        );
        var program = await nobody.GetAsync("/api/v1/certificates/7K3MZQ9T5C1XW8VHS");
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "application/problem+json", true),
            (program.StatusCode, program.Content.Headers.ContentType?.MediaType, program.Headers.RetryAfter is not null)
        );
        Assert.Equal(503, JsonDocument.Parse(await program.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetInt32());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await nobody.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/health/live")).StatusCode);

        wire.Mend();
        province.Clock.Now += TimeSpan.FromSeconds(10);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync("/desk")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/health/ready")).StatusCode);
        Assert.False(await province.ReadAsync(db => db.Organisations.AnyAsync(o => o.Name == "不会保存学院")));
    }

    private static async Task TellsAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("平台暂时无法访问", html, StringComparison.Ordinal);
        Assert.Contains("The portal is not available at the moment", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql", html, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", html, StringComparison.Ordinal);
    }
}
