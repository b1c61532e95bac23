using System.Diagnostics;
using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>
/// The process is killed at twenty random points while it imports, credits and issues: what stands afterwards is whole, and the same work
/// begun again completes it once.
/// </summary>
public sealed class LedgerKillTests
{
    private const int Imports = 8,
        Credits = 6,
        Issues = 6;
    private const short Year = 2026;

    [Fact]
    public async Task Killed_while_an_import_is_written()
    {
        const int rows = 3_000,
            bad = 10;
        await KilledAsync(
            Imports,
            async (database, province) =>
            {
                var unit = await province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
                var file = HourFiles.Xlsx(Enumerable.Range(0, rows).Select(i => HourFiles.Row(i % 600, i / 600, i < bad ? "0" : "3.0")));
                var id = await province.SendAsync(unit, new UploadImport("学时.xlsx", file));
                var view = await province.SendAsync(unit, new GetImport(id));
                await province.SendAsync(
                    unit,
                    new MapImport(id, view.Version, view.Mapping.Columns.ToDictionary(c => c.Key, c => (int?)c.Value))
                );
                await province.SendAsync(unit, new CommitImport(id, (await province.SendAsync(unit, new GetImport(id))).Version));
                var job = await province.ReadAsync(db => db.Jobs.Select(j => j.Id).SingleAsync());
                return VictimOrder.Of(database, province, unit, [new RunJobStep(job)], new RunJobStep(Guid.NewGuid())) with
                {
                    AsPortal = true,
                    UntilDone = true,
                };
            },
            """
            SELECT concat_ws(', ', (SELECT state FROM imports), (SELECT credited FROM imports), (SELECT count(*) FROM hour_entries), (SELECT
                sum(hours) FROM hour_entries), (SELECT sum(entries) FROM learner_years), (SELECT sum(professional) FROM learner_years),
                (SELECT count(*) FROM learners), (SELECT count(*) FROM employments), (SELECT count(*) FROM notifications), (SELECT
                    count(DISTINCT (learner_id, source_id)) FROM hour_entries))
            """,
            left =>
                Assert.StartsWith(
                    left.StartsWith("Committed", StringComparison.Ordinal)
                        ? $"Committed, {rows - bad}, {rows - bad}, {(rows - bad) * 3}.0"
                        : "Committing, 0, 0, 0, 0, 0,",
                    left,
                    StringComparison.Ordinal
                ),
            $"Committed, {rows - bad}, {rows - bad}, {(rows - bad) * 3}.0, {rows - bad}, {(rows - bad) * 3}.0, 600, 600, 1, {rows - bad}"
        );
    }

    [Fact]
    public async Task Killed_while_a_batch_is_credited()
    {
        const int learners = 300,
            each = 8;
        await KilledAsync(
            Credits,
            async (database, province) =>
            {
                var unit = await province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
                var ids = new List<Guid>();
                for (var i = 0; i < 3; i++)
                    ids.Add(
                        (
                            await province.SendAsync(
                                unit,
                                new EnterLearner(
                                    "韦小新",
                                    IdentityKind.ResidentId,
                                    TestIdentity.Number(i),
                                    new Profession(null, TitleLevel.None, null, null, Education.NotStated)
                                )
                            )
                        )
                            .Id!
                            .Value
                    );
                await Copies.AddAsync(
                    database.Admin,
                    "learners",
                    $"p.id = '{ids[0]}'",
                    learners - ids.Count,
                    "'id', md5('l' || i)::uuid, 'identity_hash', to_jsonb('\\x' || md5('h' || i)), 'employer_id', NULL"
                );
                ids = await province.ReadAsync(db => db.Learners.OrderBy(l => l.Id).Select(l => l.Id).ToListAsync());
                Assert.Equal(learners, ids.Count);
                // Two commands: between them only the first is credited.
                CreditHours Batch(int first) =>
                    new(
                        Year,
                        [
                            .. from c in Enumerable.Range(first, each / 2)
                            from l in ids
                            select new HourCredit
                            {
                                LearnerId = l,
                                Category = (HourCategory)(c % 3),
                                Hours = 1.5m,
                                SourceKind = HourSource.Course,
                                SourceId = Guid.Parse($"00000000-0000-0000-0000-{c:000000000000}"),
                                Title = "课程",
                                Provider = "邕江大学",
                                From = new DateOnly(Year, 5, 1),
                                To = new DateOnly(Year, 5, 2),
                                Rule = "示例",
                            },
                        ]
                    );
                return VictimOrder.Of(database, province, unit, [Batch(1), Batch(1 + (each / 2))], new CreditHours(Year, [])) with
                {
                    AsPortal = true,
                };
            },
            """
            SELECT concat_ws(', ', (SELECT count(*) FROM hour_entries), (SELECT coalesce(sum(hours), 0) FROM hour_entries), (SELECT
                coalesce(sum(entries), 0) FROM learner_years), (SELECT coalesce(sum(compulsory + elective + professional), 0) FROM
                learner_years))
            """,
            left =>
                Assert.Contains(
                    left,
                    new[]
                    {
                        "0, 0, 0, 0",
                        $"{learners * each / 2}, 1800.0, {learners * each / 2}, 1800.0",
                        $"{learners * each}, 3600.0, {learners * each}, 3600.0",
                    }
                ),
            $"{learners * each}, 3600.0, {learners * each}, 3600.0"
        );
    }

    [Fact]
    public async Task Killed_while_certificates_are_issued()
    {
        short[] years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
        await KilledAsync(
            Issues,
            async (database, province) =>
            {
                var person = await province.PersonAsync(Role.Learner, SeminarYear.University);
                var learner = await province.SendAsync(
                    person,
                    new AddMyLearner(
                        "韦知新",
                        IdentityKind.ResidentId,
                        TestIdentity.Number(1),
                        null,
                        new Profession(null, TitleLevel.None, null, null, Education.NotStated)
                    )
                );
                foreach (var year in years)
                    await province.SendAsPortalAsync(
                        new CreditHours(
                            year,
                            [
                                .. new[] { (HourCategory.PublicCompulsory, 30m), (HourCategory.Professional, 90m) }.Select(
                                    c => new HourCredit
                                    {
                                        LearnerId = learner,
                                        Category = c.Item1,
                                        Hours = c.Item2,
                                        SourceKind = HourSource.Course,
                                        SourceId = Guid.NewGuid(),
                                        Title = "课程",
                                        Provider = "邕江大学",
                                        From = new DateOnly(year, 5, 1),
                                        To = new DateOnly(year, 5, 2),
                                        Rule = "示例",
                                    }
                                ),
                            ]
                        )
                    );
                return VictimOrder.Of(
                    database,
                    province,
                    person,
                    [.. years.Select(y => new TakeYearlyCertificate(y))],
                    new TakeYearlyCertificate(1990)
                );
            },
            """
            SELECT concat_ws(', ', count(*), count(DISTINCT number), count(DISTINCT (kind, project_id, learner_id)) FILTER (WHERE state =
                'Valid'), coalesce((SELECT sum(last) FROM certificate_series), 0)) FROM certificates
            """,
            left => Assert.Single(left.Split(", ").Distinct()),
            $"{years.Length}, {years.Length}, {years.Length}, {years.Length}"
        );
    }

    /// <summary>
    /// Prepares once, copies the database for every try, and kills a process at a random point of the time that the work takes undisturbed.
    /// </summary>
    private static async Task KilledAsync(
        int kills,
        Func<TestDatabase, TestProvince, Task<VictimOrder>> prepare,
        string state,
        Action<string> isWhole,
        string after
    )
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KU_SEED"), out var given) ? given : Random.Shared.Next();
        var random = new Random(seed);
        var source = await TestServer.CreateDatabaseAsync();
        VictimOrder order;
        await using (var province = await TestProvince.FoundAsync(source))
            order = await prepare(source, province);
        var tries = new List<(VictimOrder Order, double Point)>();
        for (var i = 0; i <= kills; i++)
            tries.Add((order with { Database = await TestServer.CopyDatabaseAsync(source) }, random.NextDouble() * 1.1));

        var undisturbed = tries[0].Order;
        var length = Stopwatch.StartNew();
        await using (var victim = await Victim.StartAsync(undisturbed))
        {
            length.Restart();
            victim.Begin();
            Assert.True(await victim.DoneAsync());
            length.Stop();
        }

        Assert.Equal(after, await StateAsync(undisturbed));
        await Parallel.ForEachAsync(
            tries.Skip(1),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (one, _) =>
            {
                try
                {
                    await TryAsync(one.Order, length.Elapsed * one.Point);
                }
                catch (Exception e)
                {
                    Assert.Fail($"KU_SEED={seed}, killed after {one.Point:0.000} of {length.ElapsedMilliseconds} ms: {e}");
                }
            }
        );

        async Task TryAsync(VictimOrder order, TimeSpan point)
        {
            await using (var victim = await Victim.StartAsync(order))
            {
                victim.Begin();
                await Task.Delay(point, CancellationToken.None);
                await victim.KillAsync();
                await victim.GoneAsync();
            }

            await using var province = TestProvince.Open(order.Database, order.Tenant, order.Now);
            isWhole(await StateAsync(order));
            await ProveAsync(province);
            await order.CarryOutAsync(province);
            Assert.Equal(after, await StateAsync(order));
            await ProveAsync(province);
        }

        async Task<string> StateAsync(VictimOrder order) =>
            (string)(await TestDatabase.SqlAsync(order.Database.Admin + ";Pooling=false", state))!;
    }

    /// <summary>The totals are the sums of the entries, and the history is unbroken.</summary>
    private static async Task ProveAsync(TestProvince province)
    {
        Assert.Empty((await province.SendAsPortalAsync(new ProveLedger(Year))).Differences);
        Assert.Empty((await province.SendAsPortalAsync(new VerifyAuditChain(new Dictionary<long, string>()))).Faults);
    }
}
