using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Tests.Certificates;

/// <summary>Keys for programs that look certificates up.</summary>
public sealed class ApiKeyTests(PortalFixture portal) : CertificateOfficeTest(portal)
{
    [Fact, Walks("key-calls")]
    public async Task A_key_opens_the_look_up_until_it_is_withdrawn_or_runs_out_and_its_secret_is_kept_nowhere()
    {
        var system = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        var secret = await Province.SendAsync(system, new MakeApiKey("人事系统", "某局 李某", 600, new DateOnly(2026, 12, 31)));
        var second = await Province.SendAsync(system, new MakeApiKey("另一系统", "某局", 100, new DateOnly(2026, 11, 30)));

        Assert.Equal(600, (await Province.SendAsPublicAsync(new FindApiKey(secret)))!.PerMinute);
        Assert.Null(await Province.SendAsPublicAsync(new FindApiKey(secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A'))));
        await using var elsewhere = await TestProvince.FoundAsync(Database);
        Assert.Null(await elsewhere.SendAsPublicAsync(new FindApiKey(secret)));
        var key = (await Province.SendAsync(system, new ListApiKeys())).Rows.Single(k => k.Name == "人事系统");
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await elsewhere.SendAsync(
                await elsewhere.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit),
                new RevokeApiKey(key.Id, key.Version, "x")
            )
        );
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(office, new RevokeApiKey(key.Id, key.Version, "x")));
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(office, new MakeApiKey("x", "y", 600, new DateOnly(2026, 12, 31)))
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(system, new RevokeApiKey(key.Id, key.Version + 1, "泄露"))
        );

        await Province.SendAsync(system, new RevokeApiKey(key.Id, key.Version, "泄露"));
        Province.Clock.Now = Province.Clock.Now.AddDays(8);

        Assert.Null(await Province.SendAsPublicAsync(new FindApiKey(secret)));
        Assert.Null(await Province.SendAsPublicAsync(new FindApiKey(second)));
        Assert.Equal(
            [ApiKeyState.Expired, ApiKeyState.Revoked],
            (await Province.SendAsync(system, new ListApiKeys())).Rows.Select(k => k.State).Order()
        );
        await Refused.ByAsync(
            "This key is withdrawn already.",
            async () =>
                await Province.SendAsync(
                    system,
                    new RevokeApiKey(key.Id, (await Province.SendAsync(system, new GetApiKey(key.Id))).Version, "再次")
                )
        );
        var kept = await Province.ReadAsync(db =>
            db.Database.SqlQuery<string>(
                    $"""
                    SELECT coalesce(string_agg(t.x, ''), '') AS "Value" FROM (SELECT k::text AS x FROM api_keys k UNION ALL SELECT
                        a.changes::text FROM audit_events a) t
                    """
                )
                .SingleAsync()
        );
        Assert.DoesNotContain(secret[12..], kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_of_a_key_is_checked_beside_its_field()
    {
        var system = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        foreach (
            var (command, field, sentence) in new (MakeApiKey, string, string)[]
            {
                (new("", "某局", 600, new DateOnly(2026, 12, 31)), "Name", "Enter what the key is used for"),
                (new("x", " ", 600, new DateOnly(2026, 12, 31)), "Owner", "Enter who answers for its use"),
                (new("x", "某局", null, new DateOnly(2026, 12, 31)), "PerMinute", "Enter how many look-ups a minute are allowed"),
                (
                    new("x", "某局", 30, new DateOnly(2026, 12, 31)),
                    "PerMinute",
                    "Enter a number from 31 to 6000: without a key an address may ask 30 times"
                ),
                (
                    new("x", "某局", 6001, new DateOnly(2026, 12, 31)),
                    "PerMinute",
                    "Enter a number from 31 to 6000: without a key an address may ask 30 times"
                ),
                (new("x", "某局", 600, null), "ExpiresOn", "Enter the last day on which the key works"),
                (new("x", "某局", 600, new DateOnly(2026, 11, 22)), "ExpiresOn", "Enter a day from today on, within three years"),
                (new("x", "某局", 600, new DateOnly(2030, 1, 1)), "ExpiresOn", "Enter a day from today on, within three years"),
            }
        )
            await RefusedInput.ForAsync(field, sentence, () => Province.SendAsync(system, command));
    }
}
