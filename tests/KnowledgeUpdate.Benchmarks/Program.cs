using KnowledgeUpdate.Benchmarks;
using KnowledgeUpdate.Benchmarks.Certificates;
using KnowledgeUpdate.Benchmarks.Imports;
using KnowledgeUpdate.Benchmarks.Learners;
using KnowledgeUpdate.Benchmarks.Lists;
using KnowledgeUpdate.Testing;

// scripts/bench [--quick] [--huge] [name …]
Benchmark[] all = [new ListBenchmark(), new ImportBenchmark(), new LearnerBenchmark(args.Contains("--huge")), new CertificateBenchmark()];

var names = args.Where(a => !a.StartsWith('-')).ToList();
if (names.Except(all.Select(b => b.Name)).ToList() is { Count: > 0 } unknown)
    throw new ArgumentException(
        $"No benchmark is called {string.Join(", ", unknown)}. There are: {string.Join(", ", all.Select(b => b.Name))}."
    );
TestServer.IsMeasured = true;
var bench = new Bench(args.Contains("--quick"), Console.WriteLine);
var report = new Report(Console.WriteLine);
foreach (var benchmark in all.Where(b => names.Count == 0 || names.Contains(b.Name)))
    await benchmark.RunAsync(bench, report);
await report.WriteAsync("artifacts/benchmarks.json");
return report.IsMet || bench.IsQuick ? 0 : 1;
