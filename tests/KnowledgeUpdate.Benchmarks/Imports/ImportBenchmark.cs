using System.Diagnostics;
using System.IO.Compression;
using System.Xml;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeUpdate.Benchmarks.Imports;

/// <summary>
/// An import of hours: the check against merely unpacking and parsing the same file, the writing against a bare COPY of the same rows into
/// the same table with its indexes.
/// </summary>
internal sealed class ImportBenchmark : Benchmark
{
    private const int PerPerson = 6,
        MostMemory = 300;
    private const double CheckTarget = 6,
        CommitTarget = 2;

    public override string Name => "imports";

    public override async Task RunAsync(Bench bench, Report report)
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var province = await TestProvince.FoundAsync(database);
        var unit = await province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        var rows = bench.Size(100_000);
        var people = rows / PerPerson;
        bench.Say($"imports: {people:N0} people are entered");
        await WriteAsync(
            province,
            unit,
            await CheckAsync(province, unit, HourFiles.Xlsx(Enumerable.Range(0, people).Select(n => HourFiles.Row(n, 999))))
        );

        var checks = new List<(double, double)>();
        var commits = new List<(double, double)>();
        var copies = 0;
        var memory = 0L;
        for (var run = -1; run < bench.Runs; run++)
        {
            var file = HourFiles.Xlsx(
                Enumerable.Range(0, people * PerPerson).Select(i => HourFiles.Row(i % people, (run + 1) * PerPerson + i / people))
            );
            var floor = Time(() => Parse(file));
            var before = GC.GetTotalMemory(true);
            using var watch = new Timer(_ => memory = Math.Max(memory, GC.GetTotalMemory(false) - before), null, 0, 20);
            var id = Guid.Empty;
            var check = await TimeAsync(async () => id = await CheckAsync(province, unit, file));
            await watch.DisposeAsync();
            var commit = await TimeAsync(() => WriteAsync(province, unit, id));
            var copy = await CopyAsync(database.Admin, id);
            bench.Say($"imports: run {run}: floor {floor:0} ms, check {check:0} ms, commit {commit:0} ms, COPY {copy:0} ms");
            if (run < 0)
                continue;
            copies++;
            checks.Add((check, floor));
            commits.Add((commit, copy));
        }

        report.Head($"Import of {people * PerPerson:N0} rows, {copies} runs");
        report.Add(Figure.AtMost("check, unzip and XmlReader = 1 (ms)", checks, CheckTarget));
        report.Add(Figure.AtMost("commit, bare COPY = 1 (ms)", commits, CommitTarget));
        report.Add(Figure.Count("memory of the check over idle (MB)", (int)(memory >> 20), MostMemory));
        await LargeAsync(bench, report, province, unit, memory);
    }

    /// <summary>The largest file: its memory, and that it is written whole.</summary>
    private static async Task LargeAsync(Bench bench, Report report, TestProvince province, Person unit, long small)
    {
        var rows = bench.Size(800_000);
        var path = Path.Combine(Path.GetTempPath(), $"ku-bench-{Guid.NewGuid():N}.xlsx");
        await using var file = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
            }
        );
        HourFiles.Xlsx(
            file,
            Enumerable.Range(0, rows).Select(i => HourFiles.Row(i / PerPerson, 5000 + i % PerPerson)).Prepend([.. HourFiles.Head]),
            isShared: false
        );
        var (before, most) = (GC.GetTotalMemory(true), 0L);
        Guid id;
        double check,
            commit;
        await using (new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(false) - before), null, 0, 20))
        {
            var checkedId = Guid.Empty;
            check = await TimeAsync(async () => checkedId = await CheckAsync(province, unit, file));
            id = checkedId;
            commit = await TimeAsync(() => WriteAsync(province, unit, id));
        }

        bench.Say(
            $"imports: {rows:N0} rows, {file.Length >> 20} MB: check {check / 1000:0.0} s, commit {commit / 1000:0.0} s, memory "
                + $"{most >> 20} MB, of the smaller one {small >> 20} MB"
        );
        report.Add(Figure.Count($"memory at {rows:N0} rows over idle (MB)", (int)(most >> 20), MostMemory));
    }

    private static Task<Guid> CheckAsync(TestProvince province, Person unit, byte[] file) =>
        CheckAsync(province, unit, new MemoryStream(file, writable: false));

    private static async Task<Guid> CheckAsync(TestProvince province, Person unit, Stream file)
    {
        var id = await province.SendAsync(unit, new UploadImport("学时.xlsx", file));
        var view = await province.SendAsync(unit, new GetImport(id));
        await province.SendAsync(unit, new MapImport(id, view.Version, view.Mapping.Columns.ToDictionary(c => c.Key, c => (int?)c.Value)));
        var found = (await province.SendAsync(unit, new GetImport(id))).Findings!;
        return found.Create == found.Rows
            ? id
            : throw new InvalidOperationException(
                $"{found.Refused} rows are refused: {string.Join("; ", found.Problems.Select(p => p.Problem))}"
            );
    }

    private static async Task WriteAsync(TestProvince province, Person unit, Guid id)
    {
        await province.SendAsync(unit, new CommitImport(id, (await province.SendAsync(unit, new GetImport(id))).Version));
        var job = await province.ReadAsync(db => db.Imports.Where(i => i.Id == id).Select(i => i.JobId!.Value).SingleAsync());
        while (await province.SendAsPortalAsync(new RunJobStep(job))) { }

        var view = await province.SendAsync(unit, new GetImport(id));
        if (view.State != ImportState.Committed || view.Credited != view.Findings!.Create)
            throw new InvalidOperationException($"{view.Credited} rows are credited.");
    }

    /// <summary>The rows of an import once more, with other ids, by nothing but COPY; they are taken away afterwards.</summary>
    private static async Task<double> CopyAsync(string admin, Guid import)
    {
        const string columns =
            "tenant_id, id, learning_year, learner_id, category, hours, source_kind, source_id, title, provider, studied_from, "
            + "studied_to, rule, evidence_id, at, by_user_id";
        var fresh = columns
            .Replace(" id,", " gen_random_uuid(),")
            .Replace(" source_id,", " gen_random_uuid(),")
            .Replace("evidence_id", $"'{Guid.Empty}'::uuid");
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        using var rows = new MemoryStream();
        await using (
            var from = await connection.BeginRawBinaryCopyAsync(
                $"COPY (SELECT {fresh}"
                    + $" FROM hour_entries WHERE evidence_id = '{import}' ORDER BY learner_id) TO STDOUT (FORMAT BINARY)"
            )
        )
            await from.CopyToAsync(rows);
        rows.Position = 0;
        var time = await TimeAsync(async () =>
        {
            await using var into = await connection.BeginRawBinaryCopyAsync($"COPY hour_entries ({columns}) FROM STDIN (FORMAT BINARY)");
            await rows.CopyToAsync(into);
        });
        await using var clear = new NpgsqlCommand($"DELETE FROM hour_entries WHERE evidence_id = '{Guid.Empty}'", connection)
        {
            CommandTimeout = 600,
        };
        await clear.ExecuteNonQueryAsync();
        await using var vacuum = new NpgsqlCommand("VACUUM ANALYZE hour_entries", connection) { CommandTimeout = 600 };
        await vacuum.ExecuteNonQueryAsync();
        return time;
    }

    /// <summary>Unpacks and parses the parts that hold the cells, and does nothing with them.</summary>
    private static void Parse(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var part in new[] { "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml" })
        {
            using var reader = XmlReader.Create(zip.GetEntry(part)!.Open());
            while (reader.Read()) { }
        }
    }

    private static double Time(Action act)
    {
        var start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var start = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
