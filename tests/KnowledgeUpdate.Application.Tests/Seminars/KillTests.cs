using System.Diagnostics;
using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using MediatR;
using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Seminars;

/// <summary>
/// The process itself is killed, at any moment: what it was told to do stands with all that belongs to it or not at all, and the same form
/// sent again completes it once.
/// </summary>
public sealed class KillTests
{
    private const int RandomKills = 5;

    [Fact]
    public Task Killed_while_the_plan_is_formed() =>
        KilledAsync(
            SeminarStage.Candidates,
            async year =>
            {
                await year.ChooseAsync(year.Proposals.Take(2));
                var variant = await year.VariantAsync();
                return (
                    year.Office,
                    new FormAnnualPlan(
                        year.Plan,
                        await year.VersionAsync<Domain.Seminars.AnnualPlan>(year.Plan),
                        variant.Id,
                        variant.Version
                    )
                );
            }
        );

    [Fact]
    public Task Killed_while_the_plan_is_published() =>
        KilledAsync(
            SeminarStage.InPublicity,
            async year =>
            {
                year.Pass(10);
                var act = await year.SendAsync(year.Office, await year.PublicationFormAsync());
                return (year.Office2, new ConfirmProposedAct(act, (await year.SendAsync(year.Office2, new GetProposedAct(act))).Version));
            }
        );

    /// <summary>
    /// Brings a year to a stage, copies its database for every try, and kills a process that carries out the command: once before the
    /// history is written, then at random.
    /// </summary>
    private static async Task KilledAsync(SeminarStage stage, Func<SeminarYear, Task<(Person By, IRequest<Unit> Command)>> prepare)
    {
        var source = await TestServer.CreateDatabaseAsync();
        VictimOrder order;
        await using (var province = await TestProvince.FoundAsync(source))
        {
            var year = await SeminarYear.AtAsync(province, stage);
            var (by, command) = await prepare(year);
            order = VictimOrder.Of(source, province, by, command);
        }

        var copies = new List<VictimOrder>();
        for (var i = 0; i < RandomKills + 2; i++)
            copies.Add(order with { Database = await TestServer.CopyDatabaseAsync(source) });

        var before = await StateAsync(copies[0]);
        await using var undisturbed = await Victim.StartAsync(copies[0]);
        var watch = Stopwatch.StartNew();
        undisturbed.Begin();
        Assert.True(await undisturbed.DoneAsync());
        var length = watch.Elapsed;
        var after = await StateAsync(copies[0]);
        Assert.NotEqual(before, after);

        Assert.Equal(before, await TryAsync(copies[1], before, after, BeforeHistoryAsync));
        await Parallel.ForEachAsync(
            copies.Skip(2),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (copy, _) =>
                await TryAsync(
                    copy,
                    before,
                    after,
                    async victim =>
                    {
                        victim.Begin();
                        await Task.Delay(length * Random.Shared.NextDouble() * 1.2, CancellationToken.None);
                        await victim.KillAsync();
                    }
                )
        );

        // Everything but the history is written by then, in the transaction that has not ended.
        async Task BeforeHistoryAsync(Victim victim)
        {
            await using var holder = new NpgsqlConnection(copies[1].Database.Admin + ";Pooling=false");
            await holder.OpenAsync();
            await using var transaction = await holder.BeginTransactionAsync();
            await using (var hold = new NpgsqlCommand("SELECT 1 FROM audit_heads FOR UPDATE", holder))
                await hold.ExecuteNonQueryAsync();
            victim.Begin();
            await victim.StandsBeforeLockAsync();
            await victim.KillAsync();
        }
    }

    /// <summary>Kills once, checks what is left, sends the same form again.</summary>
    /// <returns>What was left.</returns>
    private static async Task<string> TryAsync(VictimOrder order, string before, string after, Func<Victim, Task> kill)
    {
        await using var victim = await Victim.StartAsync(order);
        await kill(victim);
        await victim.GoneAsync();

        await using var province = TestProvince.Open(order.Database, order.Tenant, order.Now);
        var left = await StateAsync(order);
        Assert.Contains(left, new[] { before, after });
        await ProveHistoryAsync();

        if (left == before)
            await province.SendAsync(order.By, order.Command(), order.PostKey);
        else
            await Assert.ThrowsAsync<AlreadyDoneException>(() => province.SendAsync(order.By, order.Command(), order.PostKey));
        Assert.Equal(after, await StateAsync(order));
        await ProveHistoryAsync();
        return left;

        async Task ProveHistoryAsync() =>
            Assert.Empty((await province.SendAsPortalAsync(new VerifyAuditChain(new Dictionary<long, string>()))).Faults);
    }

    /// <summary>All that the command touches, without what differs from run to run.</summary>
    private static async Task<string> StateAsync(VictimOrder order) =>
        (string)
            (
                await TestDatabase.SqlAsync(
                    order.Database.Admin + ";Pooling=false",
                    """
                    SELECT concat_ws(E'\n',
                        (SELECT string_agg('call ' || state, E'\n') FROM seminar_calls),
                        (SELECT string_agg(concat('plan ', state, ', ', jsonb_array_length(rows::jsonb), ' rows, version ', current_version,
                            ' ', document_number), E'\n') FROM annual_plans),
                        (SELECT string_agg('proposal ' || state, E'\n' ORDER BY id) FROM seminar_proposals), (SELECT count(*) || ' versions'
                            FROM plan_versions),
                        (SELECT string_agg('publicity ' || state, E'\n' ORDER BY id) FROM publicities), (SELECT count(*) || ' steps' FROM
                            review_steps),
                        (SELECT string_agg('open ' || act, E'\n' ORDER BY act) FROM work_items WHERE done_at IS NULL),
                        (SELECT count(*) || ' notices' FROM notifications), (SELECT count(*) || ' letters' FROM outbox_messages), (SELECT
                            count(*) || ' keys' FROM idempotency_keys),
                        (SELECT string_agg(concat(sequence, ' ', act, ' ', subject_kind), E'\n' ORDER BY sequence) FROM audit_events))
                    """
                )
            )!;
}
