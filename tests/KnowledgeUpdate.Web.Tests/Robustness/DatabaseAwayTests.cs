using System.Net;
using System.Text.Json;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace KnowledgeUpdate.Web.Tests.Robustness;

/// <summary>While the database is away nobody gets an empty page, a stack trace or the page of another: each is told, in both languages, when to come again.</summary>
public sealed class DatabaseAwayTests(PortalFixture portal) : PageTest(portal)
{
    [Theory]
    [InlineData("Development"), InlineData("Production")]
    public async Task While_the_database_is_away_everybody_is_told_and_afterwards_all_goes_on(string environment)
    {
        var (wire, through) = DatabaseWire.To(Database);
        await using var _ = wire;
        await using var factory = new PortalFactory(through, Province.Clock, TestSettings.Of(environment));
        var office = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        var browser = new FormBrowser(factory.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri($"http://{Province.Tenant.Hosts[0]}/"), AllowAutoRedirect = false }));
        await browser.GetAsync("/account/sign-in");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = office.Name, ["Input.Password"] = "a long test password" });
        Assert.Equal(HttpStatusCode.Found, browser.Status);
        await browser.GetAsync("/organisations/new?under=" + Province.Units["南宁市"].Id);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        var nobody = factory.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = browser.Client.BaseAddress! });

        wire.Cut();
        // Beyond the minute for which the list of tenants is fresh.
        Province.Clock.Now += TimeSpan.FromMinutes(3);

        await TellsAsync(await browser.Client.GetAsync("/desk"));
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "不会保存学院" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, browser.Status);
        foreach (var page in new[] { "/", "/plans", "/calls" })
            await TellsAsync(await nobody.GetAsync(page));
        await TellsAsync(await factory.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("http://nobody.localhost/") }).GetAsync("/"));
        var program = await nobody.GetAsync("/api/v1/certificates/7K3MZQ9T5C1XW8VHS");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json", true), (program.StatusCode, program.Content.Headers.ContentType?.MediaType, program.Headers.RetryAfter is not null));
        Assert.Equal(503, JsonDocument.Parse(await program.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetInt32());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await nobody.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/health/live")).StatusCode);

        wire.Mend();
        Province.Clock.Now += TimeSpan.FromSeconds(10);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync("/desk")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/health/ready")).StatusCode);
        Assert.False(await Province.ReadAsync(db => db.Organisations.AnyAsync(o => o.Name == "不会保存学院")));
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
