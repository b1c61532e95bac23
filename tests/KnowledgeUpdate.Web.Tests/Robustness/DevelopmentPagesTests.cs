using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgeUpdate.Web.Tests.Robustness;

public sealed class DevelopmentPagesTests(PortalFixture portal) : PageTest(portal)
{
    [Theory]
    [InlineData("Development", HttpStatusCode.OK), InlineData("Production", HttpStatusCode.NotFound)]
    public async Task Pages_of_development_exist_nowhere_else(string environment, HttpStatusCode answer)
    {
        // A database knows which secret it goes with: each environment has its own.
        var database = environment == "Development" ? Database : await TestServer.CreateDatabaseAsync();
        await using var province = await TestProvince.FoundAsync(database);
        await using var factory = new PortalFactory(database, province.Clock, TestSettings.Of(environment));
        var client = factory.CreateClient(
            new WebApplicationFactoryClientOptions { BaseAddress = new Uri($"http://{province.Tenant.Hosts[0]}/") }
        );

        Assert.Equal(answer, (await client.GetAsync("/dev/components")).StatusCode);
        Assert.Equal(answer, (await client.GetAsync("/dev/problem/404")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/dev/anything")).StatusCode);
    }
}
