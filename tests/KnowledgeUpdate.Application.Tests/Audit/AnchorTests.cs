using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Migrator;

namespace KnowledgeUpdate.Application.Tests.Audit;

/// <summary>Anchors that are missing, altered or old are told; the exit code says so too.</summary>
public sealed class AnchorTests : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"anchors-{Guid.NewGuid():N}");
    private TestDatabase database = null!;
    private TestProvince province = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestServer.CreateDatabaseAsync();
        province = await TestProvince.FoundAsync(database);
    }

    public async ValueTask DisposeAsync()
    {
        await province.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_young_history_needs_no_anchor_and_an_older_one_does()
    {
        Assert.Equal(0, (await VerifyAsync(TimeSpan.FromHours(12))).Code);

        var (code, said) = await VerifyAsync(TimeSpan.FromDays(2));

        Assert.Equal(1, code);
        Assert.Contains("there is no anchor in", said);
    }

    [Fact]
    public async Task A_history_that_is_gone_with_its_head_is_not_sound()
    {
        await TestDatabase.SqlAsync(database.Admin, "DELETE FROM audit_events; DELETE FROM audit_heads");

        var (code, said) = await VerifyAsync(TimeSpan.Zero);

        Assert.Equal(1, code);
        Assert.Contains("the history is empty", said);
    }

    [Fact]
    public async Task An_altered_an_unsigned_and_an_old_anchor_are_told()
    {
        Assert.Equal(0, await AuditCommands.AnchorAsync(database.Web, folder, _ => { }));
        Assert.Equal(0, (await VerifyAsync(TimeSpan.FromDays(30))).Code);
        var file = Directory.GetFiles(folder).Single();
        var sound = await File.ReadAllTextAsync(file);

        await File.WriteAllTextAsync(file, sound.Replace("\"Sequence\":", "\"Sequence\":1", StringComparison.Ordinal));
        Assert.Contains("its signature does not hold", (await VerifyAsync(TimeSpan.Zero)).Said);
        await File.WriteAllTextAsync(file, sound + "{\"Sequence\":1,\"Hash\":\"00\"}\n");
        Assert.Contains("is not signed", (await VerifyAsync(TimeSpan.Zero)).Said);
        await File.WriteAllTextAsync(file, sound + "{\n");
        Assert.Contains("is no anchor", (await VerifyAsync(TimeSpan.Zero)).Said);

        await File.WriteAllTextAsync(file, sound);
        await province.PersonAsync(Domain.Accounts.Role.Learner, "邕江大学");
        Assert.Equal(0, (await VerifyAsync(TimeSpan.FromHours(12))).Code);
        Assert.Contains("have none", (await VerifyAsync(TimeSpan.FromDays(2))).Said);
    }

    [Fact]
    public async Task An_anchor_of_before_they_were_signed_is_read_and_asks_for_a_signed_one()
    {
        var head = (await province.SendAsPortalAsync(new GetAuditHead()))!;
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, $"{province.Tenant.Id:N}.jsonl"),
            $"{{\"Sequence\":{head.Sequence},\"Hash\":\"{head.Hash}\"}}\n"
        );

        Assert.Contains("is signed: write one with anchor-audit", (await VerifyAsync(TimeSpan.FromDays(2))).Said);
        await AuditCommands.AnchorAsync(database.Web, folder, _ => { });

        Assert.Equal(0, (await VerifyAsync(TimeSpan.FromDays(2))).Code);
    }

    [Fact]
    public async Task Certificates_are_not_verified_without_keys_and_it_is_said_which_are_missing()
    {
        var file = Path.GetTempFileName();

        foreach (
            var (keys, said) in new[]
            {
                (null, "--keys KEYS.json"),
                ("/nowhere/keys.json", "There is no file"),
                (file, "is not the file of the published keys"),
            }
        )
            Assert.Contains(
                said,
                (
                    await Assert.ThrowsAsync<InvalidOperationException>(() => VerifyCertificateFile.RunAsync(file, keys, null, _ => { }))
                ).Message
            );
        File.Delete(file);
    }

    private async Task<(int Code, string Said)> VerifyAsync(TimeSpan after)
    {
        var said = new List<string>();
        return (await AuditCommands.VerifyAsync(database.Web, folder, province.Clock.Now + after, said.Add), string.Join('\n', said));
    }
}
