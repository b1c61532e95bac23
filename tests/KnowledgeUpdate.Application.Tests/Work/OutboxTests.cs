using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Migrator;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeUpdate.Application.Tests.Work;

public sealed class OutboxTests(PortalFixture portal) : UseCaseTest(portal)
{
    [Fact]
    public async Task Letters_leave_in_the_order_they_were_written_and_their_text_is_dropped()
    {
        await WriteAsync(5);
        var mailer = new RecordingMailer();
        await using var host = Host(mailer);

        var sent = await host.SendAsPortalAsync(Province.Tenant, new SendOutbox());

        Assert.Equal(new SentLetters(5, 0), sent);
        Assert.Equal(["信 0", "信 1", "信 2", "信 3", "信 4"], mailer.Sent.Select(l => l.Subject));
        Assert.All(await LettersAsync(), l => Assert.Equal((Province.Clock.Now, "", 0), (l.SentAt, l.Body, l.Failures)));
    }

    [Fact]
    public async Task A_second_run_sends_nothing_again()
    {
        await WriteAsync(3);
        var mailer = new RecordingMailer();
        await using var host = Host(mailer);
        await host.SendAsPortalAsync(Province.Tenant, new SendOutbox());

        var again = await host.SendAsPortalAsync(Province.Tenant, new SendOutbox());

        Assert.Equal(new SentLetters(0, 0), again);
        Assert.Equal(3, mailer.Sent.Count);
    }

    [Fact]
    public async Task Nodes_that_send_at_the_same_time_share_the_letters()
    {
        await WriteAsync(60);
        var mailer = new RecordingMailer(_ => Task.Delay(5));
        await using var host = Host(mailer);

        while (
            (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.SendAsPortalAsync(Province.Tenant, new SendOutbox(10))))).Sum(s =>
                s.Sent
            ) > 0
        ) { }

        Assert.Equal(60, mailer.Sent.Count);
        Assert.Distinct(mailer.Sent.Select(l => l.Id));
        Assert.All(await LettersAsync(), l => Assert.NotNull(l.SentAt));
    }

    [Fact]
    public async Task A_letter_that_fails_waits_1_2_4_minutes_and_keeps_no_other_waiting()
    {
        await WriteAsync(2);
        var broken = true;
        var mailer = new RecordingMailer(l => l.Subject == "信 0" && broken ? throw new IOException("refused") : Task.CompletedTask);
        await using var host = Host(mailer);
        var results = new List<SentLetters>();
        foreach (var minutes in new[] { 0, 0.9, 0.1, 1.9, 0.1 })
        {
            Province.Clock.Now += TimeSpan.FromMinutes(minutes);
            results.Add(await host.SendAsPortalAsync(Province.Tenant, new SendOutbox()));
        }

        Assert.Equal([new(1, 1), new(0, 0), new(0, 1), new(0, 0), new(0, 1)], results);
        broken = false;
        Province.Clock.Now += TimeSpan.FromMinutes(4);
        Assert.Equal(new SentLetters(1, 0), await host.SendAsPortalAsync(Province.Tenant, new SendOutbox()));
        Assert.Equal(["信 1", "信 0"], mailer.Sent.Select(l => l.Subject));
        Assert.Equal(3, (await LettersAsync())[0].Failures);
    }

    [Fact]
    public async Task A_node_that_dies_between_sending_and_marking_sends_once_more_and_not_again()
    {
        await WriteAsync(1);
        var node = $"dying-{Guid.NewGuid():N}";
        var mailer = new RecordingMailer(async _ =>
            await TestDatabase.SqlAsync(
                Database.Admin,
                $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{node}'"
            )
        );
        await using (
            var dying = new UseCaseHost($"{Database.Web};Application Name={node}", Province.Clock, s => s.AddSingleton<IMailer>(mailer))
        )
            await EndedSession.FailsAsync(() => dying.SendAsPortalAsync(Province.Tenant, new SendOutbox()));
        Assert.Single(mailer.Sent);
        var after = new RecordingMailer();
        await using var living = Host(after);

        await living.SendAsPortalAsync(Province.Tenant, new SendOutbox());
        await living.SendAsPortalAsync(Province.Tenant, new SendOutbox());

        Assert.Equal(mailer.Sent.Single().Id, Assert.Single(after.Sent).Id);
    }

    [Fact]
    public async Task A_person_cannot_send_the_outbox()
    {
        var office = await Province.PersonAsync(Domain.Accounts.Role.ProgrammeOffice, "专业技术人员管理处");

        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(office, new SendOutbox()));
    }

    private UseCaseHost Host(IMailer mailer) => new(Database.Web, Province.Clock, s => s.AddSingleton(mailer));

    private async Task WriteAsync(int count)
    {
        await Province.ReadAsync(async db =>
        {
            for (var i = 0; i < count; i++)
                db.OutboxMessages.Add(new OutboxMessage($"a{i}@test.invalid", $"信 {i}", "正文", Province.Clock.Now.AddSeconds(i - count)));
            await db.SaveChangesAsync();
            await db.Database.CommitTransactionAsync();
            return 0;
        });
    }

    private Task<List<OutboxMessage>> LettersAsync() => Province.ReadAsync(db => db.OutboxMessages.OrderBy(m => m.At).ToListAsync());
}
