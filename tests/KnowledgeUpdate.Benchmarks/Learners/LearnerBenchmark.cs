namespace KnowledgeUpdate.Benchmarks.Learners;

/// <summary>
/// The learner's page, the list of learners and the public look-up in a province of 800,000 learners and ten million entries: against a
/// bare Kestrel with the same SQL, against pgbench, and against provinces a tenth and a thousandth as large.
/// </summary>
internal sealed class LearnerBenchmark(bool isHuge) : Benchmark
{
    private const double BareTarget = 0.6,
        ListTarget = 0.20,
        VerifyTarget = 0.25,
        KeptTarget = 0.30,
        TenfoldTarget = 1.3;

    /// <summary>Checks from one address: below the limit of a minute.</summary>
    private const int PerAddress = 25;

    public override string Name => "learners";

    public override async Task RunAsync(Bench bench, Report report)
    {
        // A quick run keeps the steps of ten and leaves the largest out.
        long[] sizes = bench.IsQuick ? [10_000, 100_000, 1_000_000] : [10_000, 1_000_000, isHuge ? 40_000_000 : 10_000_000];
        var ledgers = new List<Ledger>();
        foreach (var size in sizes)
            ledgers.Add(await Ledger.FoundAsync(bench, size == sizes[^1] ? bench.Size(800_000) : (int)Math.Max(1_000, size / 200), size));
        var large = ledgers[^1];
        var learners = new List<Visitor>();
        foreach (var ledger in ledgers)
            learners.Add(await ledger.Portal.VisitAsync(ledger.Learner));
        var (office, anybody) = (await large.Portal.VisitAsync(large.Office), await large.Portal.VisitAsync(null));

        const string page = "/learn",
            list = "/learners?size=50";
        var verify = $"/v/{large.Code}";
        string Address(int n) => $"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}";
        // A portal that has just begun still compiles: it is measured when it has stopped doing so.
        var (warm, addresses) = (TimeSpan.FromSeconds(bench.IsQuick ? 4 : 15), 0);
        Func<int, string> fresh = _ => Address(Interlocked.Increment(ref addresses) / PerAddress);
        foreach (var (visitor, path) in learners.Select(l => (l, page)).Append((office, list)))
            await visitor.RateAsync(_ => path, warm / 2);
        await anybody.RateAsync(_ => verify, warm, from: fresh);
        var (ofPage, ofList, ofVerify) = (
            await Statements.OfAsync(() => learners[^1].GetAsync(page)),
            await Statements.OfAsync(() => office.GetAsync(list)),
            await Statements.OfAsync(() => anybody.GetAsync(verify))
        );
        await using var keeping = new Portal(large.Database, large.Province.Tenant.Hosts[0]);
        var crowd = await keeping.VisitAsync(null);
        await crowd.RateAsync(_ => verify, warm, from: fresh);
        await using var bare = await Bare.StartAsync(large.Database.Web, ofPage, (await anybody.GetAsync(verify)).Html);
        foreach (var path in new[] { "/", "/kept" })
            await bare.Visitor.RateAsync(_ => path, warm / 2);

        var (seconds, seen) = (bench.IsQuick ? 2 : 5, 200_000);
        var againstBare = new List<(double, double)>();
        var pageAgainstPg = new List<(double, double)>();
        var listAgainstPg = new List<(double, double)>();
        var verifyAgainstPg = new List<(double, double)>();
        var keptAgainstBare = new List<(double, double)>();
        var steps = ledgers.Skip(1).Select(_ => new List<(double, double)>()).ToList();
        for (var run = 0; run < bench.Runs; run++)
        {
            var time = TimeSpan.FromSeconds(seconds);
            var ours = await learners[^1].RateAsync(_ => page, time);
            againstBare.Add((ours, await bare.Visitor.RateAsync(_ => "/", time)));
            pageAgainstPg.Add((ours, await PgBench.RateAsync(large.Database.Web, ofPage.ToScript(), seconds)));
            listAgainstPg.Add(
                (await office.RateAsync(_ => list, time), await PgBench.RateAsync(large.Database.Web, ofList.ToScript(), seconds))
            );
            var from = seen;
            verifyAgainstPg.Add(
                (
                    await anybody.RateAsync(_ => verify, time, 4, n => Address(from + n / PerAddress)),
                    await PgBench.RateAsync(large.Database.Web, ofVerify.ToScript(), seconds)
                )
            );
            seen += 200_000;
            from = seen;
            keptAgainstBare.Add(
                (
                    await crowd.RateAsync(_ => verify, time, 4, n => Address(from + n / PerAddress)),
                    await bare.Visitor.RateAsync(_ => "/kept", time)
                )
            );
            seen += 200_000;

            // One request at each size in turn, so that all meet the same moments of the machine.
            var times = ledgers.Select(_ => new List<double>()).ToList();
            for (var i = 0; i < (bench.IsQuick ? 30 : 100); i++)
            {
                for (var size = 0; size < ledgers.Count; size++)
                    times[size].Add((await learners[size].GetAsync(page)).Milliseconds);
            }
            for (var size = 1; size < ledgers.Count; size++)
                steps[size - 1].Add((Figure.Median(times[size]), Figure.Median(times[size - 1])));
        }

        report.Head(
            $"Learners: {bench.Size(800_000):N0} learners, {sizes[^1]:N0} entries; answers a second, 4 at once; statements of the "
                + $"page {ofPage.Count}, of the list {ofList.Count}, of the look-up {ofVerify.Count}"
        );
        report.Add(Figure.AtLeast("learner's page / bare Kestrel, same SQL (1/s)", againstBare, BareTarget));
        report.Add(Figure.AtLeast("learner's page / pgbench, same SQL (1/s)", pageAgainstPg, ListTarget));
        report.Add(Figure.AtLeast("list of 50 learners / pgbench, same SQL (1/s)", listAgainstPg, ListTarget));
        report.Add(Figure.AtLeast("public look-up / pgbench, same SQL (1/s)", verifyAgainstPg, VerifyTarget));
        report.Add(Figure.AtLeast("public look-up, kept / bare Kestrel, same bytes (1/s)", keptAgainstBare, KeptTarget));
        for (var size = 1; size < sizes.Length; size++)
            report.Add(
                Figure.AtMost(
                    $"learner's page, {sizes[size]:N0} / {sizes[size - 1]:N0} entries (ms)",
                    steps[size - 1],
                    Math.Pow(TenfoldTarget, Math.Log10((double)sizes[size] / sizes[size - 1]))
                )
            );
        foreach (var ledger in ledgers)
            await ledger.DisposeAsync();
    }
}
