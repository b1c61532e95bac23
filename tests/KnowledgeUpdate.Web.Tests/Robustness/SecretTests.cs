using KnowledgeUpdate.Migrator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KnowledgeUpdate.Web.Tests.Robustness;

/// <summary>A database goes with one secret, and what stands in it is not enough to forge a cookie.</summary>
public sealed class SecretTests(PortalFixture portal) : PageTest(portal)
{
    private static readonly string Other = Convert.ToBase64String(new byte[32]);

    [Fact]
    public async Task A_node_with_another_secret_does_not_start()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var province = await TestProvince.FoundAsync(database);
        await using (var first = new PortalFactory(database, province.Clock))
            Assert.Equal(HttpStatusCode.OK, (await first.CreateClient().GetAsync("/health/live")).StatusCode);

        await using var other = new PortalFactory(database, province.Clock, ("Keys:Secret", Other));
        Assert.Contains("Keys__Secret is not the secret", Assert.ThrowsAny<Exception>(() => other.CreateClient()).ToString());
        await using var same = new PortalFactory(database, province.Clock);
        Assert.Equal(HttpStatusCode.OK, (await same.CreateClient().GetAsync("/health/live")).StatusCode);
        Assert.Equal(0, await AuditCommands.CheckAsync(database.Web, _ => { }));
    }

    [Fact]
    public async Task The_web_changes_no_check_of_the_secret()
    {
        foreach (var sql in new[] { "UPDATE secret_checks SET value = ''", "DELETE FROM secret_checks" })
            Assert.Equal(
                PostgresErrorCodes.InsufficientPrivilege,
                (await Assert.ThrowsAsync<PostgresException>(() => TestDatabase.SqlAsync(Database.Web, sql))).SqlState
            );
    }

    [Fact]
    public async Task Keys_of_cookies_are_encrypted_and_old_plain_ones_go_on_to_hold()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var province = await TestProvince.FoundAsync(database);
        var person = await province.PersonAsync(Role.UnitAdministrator, "邕江大学");
        await using var factory = new PortalFactory(database, province.Clock);
        var browser = new FormBrowser(
            factory.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri($"http://{province.Tenant.Hosts[0]}/") })
        );
        await browser.SignInAsync(person);

        var kept = (string)(await TestDatabase.SqlAsync(database.Admin, "SELECT string_agg(xml, '') FROM data_protection_keys"))!;
        Assert.Contains("sealedKey", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", kept, StringComparison.Ordinal);
        await using var again = new PortalFactory(database, province.Clock);
        var second = new FormBrowser(
            again.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri($"http://{province.Tenant.Hosts[0]}/") })
        );
        await second.SignInAsync(person);
        await second.GetAsync("/desk");
        Assert.Equal("/desk", second.Address.AbsolutePath);
        Assert.Equal(1L, await TestDatabase.SqlAsync(database.Admin, "SELECT count(*) FROM data_protection_keys"));
    }

    [Fact]
    public async Task A_ring_of_keys_from_before_they_were_encrypted_is_read_and_goes_on()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var province = await TestProvince.FoundAsync(database);
        var person = await province.PersonAsync(Role.UnitAdministrator, "邕江大学");
        var (id, made) = (Guid.NewGuid(), DateTime.UtcNow.AddDays(-10));
        const string types = "Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel";
        const string reader = $"{types}.AuthenticatedEncryptorDescriptorDeserializer, Microsoft.AspNetCore.DataProtection";
        var (until, secret) = (made.AddDays(90), Convert.ToBase64String(new byte[64]));
        var xml = $"""
            <key id="{id}" version="1">
            <creationDate>{made:O}</creationDate><activationDate>{made:O}</activationDate><expirationDate>{until:O}</expirationDate>
            <descriptor deserializerType="{reader}">
            <descriptor><encryption algorithm="AES_256_CBC" /><validation algorithm="HMACSHA256" />
            <masterKey p4:requiresEncryption="true"
            xmlns:p4="http://schemas.asp.net/2015/03/dataProtection"><value>{secret}</value></masterKey>
            </descriptor></descriptor></key>
            """;
        await TestDatabase.SqlAsync(database.Admin, $"INSERT INTO data_protection_keys (friendly_name, xml) VALUES ('key-{id}', '{xml}')");
        await using var factory = new PortalFactory(database, province.Clock);
        var browser = new FormBrowser(
            factory.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri($"http://{province.Tenant.Hosts[0]}/") })
        );

        await browser.SignInAsync(person);
        await browser.GetAsync("/desk");

        Assert.Equal("/desk", browser.Address.AbsolutePath);
        Assert.Equal(1L, await TestDatabase.SqlAsync(database.Admin, "SELECT count(*) FROM data_protection_keys"));
    }

    [Fact]
    public async Task Browsers_are_told_to_come_by_https_alone()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var province = await TestProvince.FoundAsync(database);
        await using var factory = new PortalFactory(database, province.Clock, TestSettings.Of("Production"));
        async Task<string?> AnswerAsync(string scheme) =>
            (
                await factory
                    .CreateClient(
                        new WebApplicationFactoryClientOptions { BaseAddress = new Uri($"{scheme}://{province.Tenant.Hosts[0]}/") }
                    )
                    .GetAsync("/")
            ).Headers.TryGetValues("Strict-Transport-Security", out var told)
                ? told.Single()
                : null;

        Assert.Equal("max-age=31536000; includeSubDomains", await AnswerAsync("https"));
        Assert.Null(await AnswerAsync("http"));
    }

    [Theory]
    [InlineData(null, false), InlineData("10.0.0.0/8", false), InlineData("127.0.0.0/8", true)]
    public async Task Nobody_is_believed_about_addresses_who_is_not_a_proxy_named_in_the_settings(string? proxy, bool isBelieved)
    {
        await using var plain = new PortalFactory(Database, Province.Clock, proxy is null ? [] : [("Proxies:0", proxy)]);
        var factory = plain.WithWebHostBuilder(b => b.ConfigureServices(s => s.AddSingleton<IStartupFilter>(new FromThisMachine())));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        request.Headers.Add("X-Forwarded-Host", "nobody.localhost");
        var client = factory.CreateClient(
            new WebApplicationFactoryClientOptions { BaseAddress = new Uri($"http://{Province.Tenant.Hosts[0]}/") }
        );

        Assert.Equal(isBelieved ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await client.SendAsync(request)).StatusCode);
    }

    private sealed class FromThisMachine : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (http, following) =>
                    {
                        http.Connection.RemoteIpAddress = IPAddress.Loopback;
                        return following(http);
                    }
                );
                next(app);
            };
    }

    [Fact]
    public async Task A_host_with_a_port_that_cannot_be_is_no_address_of_the_portal()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Host", $"{Province.Tenant.Hosts[0]}:99999");

        Assert.Equal(HttpStatusCode.NotFound, (await Public().Client.SendAsync(request)).StatusCode);
    }
}
