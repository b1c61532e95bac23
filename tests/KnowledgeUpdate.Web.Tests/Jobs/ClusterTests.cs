using System.Collections.Concurrent;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Work;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TestServer = KnowledgeUpdate.Testing.TestServer;

namespace KnowledgeUpdate.Web.Tests.Jobs;

/// <summary>Two web nodes over one database: each run of the schedule happens on one of them.</summary>
public sealed class ClusterTests
{
    private sealed class Mailbox : IMailer
    {
        public ConcurrentQueue<Guid> Letters { get; } = new();

        public Task SendAsync(Letter letter, CancellationToken ct)
        {
            Letters.Enqueue(letter.Id);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Two_nodes_share_the_schedule_and_one_goes_on_when_the_other_stops()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var province = await TestProvince.FoundAsync(database);
        var mailbox = new Mailbox();
        await using var first = Node(database, mailbox);
        await using var second = Node(database, mailbox);
        _ = (first.Services, second.Services);
        await WriteAsync(province, 30);

        await UntilAsync(() => mailbox.Letters.Count >= 30);
        Assert.Equal(2L, await TestDatabase.SqlAsync(database.Admin, "SELECT count(*) FROM quartz.qrtz_scheduler_state"));
        await first.DisposeAsync();
        await WriteAsync(province, 10);
        await UntilAsync(() => mailbox.Letters.Count >= 40);

        Assert.Equal(40, mailbox.Letters.Distinct().Count());
        Assert.Equal(40, mailbox.Letters.Count);
    }

    private static WebApplicationFactory<KnowledgeUpdate.Web.Infrastructure.CurrentSession> Node(TestDatabase database, IMailer mailer) =>
        new PortalFactory(database).WithWebHostBuilder(host =>
        {
            host.UseSetting("Jobs:Enabled", "true");
            host.UseSetting("Jobs:OutboxSeconds", "1");
            host.UseSetting("Mail:PickupFolder", "unused");
            host.ConfigureTestServices(s => s.Replace(ServiceDescriptor.Singleton(mailer)));
        });

    private static Task WriteAsync(TestProvince province, int count) =>
        province.ReadAsync(async db =>
        {
            db.OutboxMessages.AddRange(
                Enumerable.Range(0, count).Select(i => new OutboxMessage($"a{i}@test.invalid", $"{i}", "text", DateTimeOffset.UtcNow))
            );
            await db.SaveChangesAsync();
            await db.Database.CommitTransactionAsync();
            return 0;
        });

    private static async Task UntilAsync(Func<bool> done)
    {
        for (var i = 0; i < 300 && !done(); i++)
            await Task.Delay(100);
        Assert.True(done(), "the letters did not leave within 30 seconds");
    }
}
