using Npgsql;

namespace KnowledgeUpdate.Benchmarks.Lists;

/// <summary>
/// Every list page of the portal in a province of full size: how many statements, how deep pages compare with the first, how the whole page
/// compares with its SQL alone.
/// </summary>
internal sealed class ListBenchmark : Benchmark
{
    /// <summary>Statements a page may send.</summary>
    private const int StatementBudget = 8;

    /// <summary>A deep page may take this much of the first page's time.</summary>
    private const double DeepTarget = 1.25;

    /// <summary>A whole page, signed in and laid out, may take this much of the time of its SQL sent by a bare client.</summary>
    private const double PageTarget = 4;

    /// <summary>Times that each run asks for each of the three.</summary>
    private const int Times = 15;

    public override string Name => "lists";

    public override async Task RunAsync(Bench bench, Report report)
    {
        var province = await LargeProvince.FoundAsync(bench);
        await using var portal = new Portal(province.Database, province.Year.Province.Tenant.Hosts[0]);
        var office = await portal.VisitAsync(province.Year.Office);
        var bureau = await portal.VisitAsync(province.Year.Bureau);
        var host = await portal.VisitAsync(province.Year.Hosts[0]);
        var anybody = await portal.VisitAsync(null);
        await province.FillAsync();
        await using var source = NpgsqlDataSource.Create(province.Database.Web);
        var year = province.Year;

        (string Name, Visitor Visitor, string Path)[] lists =
        [
            ("proposals, latest first", office, "/seminars/proposals"),
            ("proposals by money", office, "/seminars/proposals?sort=-money"),
            ("proposals by first day", office, "/seminars/proposals?sort=start"),
            ("proposals by name", office, "/seminars/proposals?sort=title"),
            ("proposals found by name", office, "/seminars/proposals?q=机电"),
            ("proposals of a bureau", bureau, "/seminars/proposals"),
            ("proposals of a unit", host, "/seminars/proposals"),
            ("calls", office, "/seminars/calls"),
            ("plans", office, "/seminars/plans"),
            ("units of a city", office, $"/organisations?under={province.CityId}"),
            ("units of a kind", office, "/organisations?kind=University"),
            ("units found by name", office, "/organisations?q=研究院"),
            ("one unit found by name", office, "/organisations?q=研究院99"),
            ("units of a bureau", bureau, "/organisations?kind=University"),
            ("people", office, "/account/members"),
            ("people of a role", office, "/account/members?role=UnitAdministrator"),
            ("people found by name", office, "/account/members?q=韦"),
            ("one person found by name", office, "/account/members?q=u19999"),
            ("people of a bureau", bureau, "/account/members"),
            ("experts", office, "/experts"),
            ("objections", office, "/seminars/publicity"),
            ("history", office, "/history"),
            ("history of a day", office, "/history?from=2026-12-20&to=2026-12-20"),
            ("history of an act", office, "/history?act=SignIn"),
            ("history of a person", office, $"/history?person={Uri.EscapeDataString(year.Office.Name)}"),
            ("notices", office, "/notices"),
            ("public notices", anybody, "/publicity"),
            ("public calls", anybody, "/calls"),
            ("public plans", anybody, "/plans"),
        ];
        report.Head(
            "Lists: statements against the budget; the deepest page against the first, ms; the deepest page against its SQL alone, ms"
        );
        foreach (var (name, visitor, path) in lists)
        {
            try
            {
                await MeasureAsync(name, visitor, path);
            }
            catch (Exception e) when (e is InvalidOperationException or HttpRequestException)
            {
                bench.Say($"{name}: {e.Message}");
                report.Add(new Figure($"{name}: answers", 0, 1, 0, 1, false));
            }
        }

        async Task MeasureAsync(string name, Visitor visitor, string path)
        {
            var deep = await DeepestAsync(visitor, path);
            await visitor.GetAsync(deep);
            var statements = await Statements.OfAsync(() => visitor.GetAsync(deep));
            report.Add(Figure.Count($"{name}: statements", statements.Count, StatementBudget));
            var runs = new List<(double First, double Deep, double Sql)>();
            for (var run = 0; run < bench.Runs; run++)
            {
                List<(double First, double Deep, double Sql)> times = [];
                for (var i = 0; i < Times; i++)
                    times.Add(
                        (
                            (await visitor.GetAsync(path)).Milliseconds,
                            (await visitor.GetAsync(deep)).Milliseconds,
                            await statements.SendAsync(source)
                        )
                    );
                runs.Add(
                    (
                        Figure.Median(times.Select(t => t.First)),
                        Figure.Median(times.Select(t => t.Deep)),
                        Figure.Median(times.Select(t => t.Sql))
                    )
                );
            }

            if (deep != path)
                report.Add(Figure.AtMost($"{name}: deep page / first page", [.. runs.Select(r => (r.Deep, r.First))], DeepTarget));
            report.Add(Figure.AtMost($"{name}: page / its SQL", [.. runs.Select(r => (r.Deep, r.Sql))], PageTarget));
            if (Environment.GetEnvironmentVariable("KU_BENCH_SQL") is { Length: > 0 } folder)
                await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.sql"), string.Join("\n;\n", statements.Texts));
        }
    }

    /// <summary>The last page but one, reached from before: as deep as a list goes, and found by the place of a row.</summary>
    private static async Task<string> DeepestAsync(Visitor visitor, string path)
    {
        var at = path;
        foreach (var relation in new[] { "last", "prev", "prev", "next" })
            at = Visitor.Link((await visitor.GetAsync(at)).Html, relation) ?? at;
        return at;
    }
}
