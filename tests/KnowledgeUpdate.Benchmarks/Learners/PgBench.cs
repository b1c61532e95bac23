using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace KnowledgeUpdate.Benchmarks.Learners;

/// <summary>PostgreSQL's own load generator: the statements of a page in one transaction, as fast as the database gives them.</summary>
internal static partial class PgBench
{
    /// <summary>Runs a script for some seconds.</summary>
    /// <returns>Transactions a second.</returns>
    public static async Task<double> RateAsync(string database, string script, int seconds, int clients = 4)
    {
        var to = new NpgsqlConnectionStringBuilder(database);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script);
        try
        {
            var start = new ProcessStartInfo(Find()) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (
                var argument in new[]
                {
                    "-n",
                    "-h",
                    to.Host!,
                    "-p",
                    to.Port.ToString(CultureInfo.InvariantCulture),
                    "-U",
                    to.Username!,
                    "-f",
                    file,
                    "-c",
                    $"{clients}",
                    "-j",
                    "1",
                    "-T",
                    $"{seconds}",
                    to.Database!,
                }
            )
                start.ArgumentList.Add(argument);
            start.Environment["PGPASSWORD"] = to.Password;
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return process.ExitCode == 0 && Rate().Match(await output) is { Success: true } found
                ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench: {await errors}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>It stands beside the server, or on the path.</summary>
    private static string Find() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .Select(d => Path.Combine(d, "bin/pgbench"))
                .Where(File.Exists)
                .OrderDescending()
                .FirstOrDefault("pgbench")
            : "pgbench";

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Rate();
}
