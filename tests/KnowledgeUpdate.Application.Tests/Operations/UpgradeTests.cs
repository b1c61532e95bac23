using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Migrator;
using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Operations;

/// <summary>
/// A database of each release, kept as a dump in tests/releases, becomes today's. A migration is tested on data here; what was released is
/// never changed. A dump is written once: KU_WRITE_RELEASE=0.2.0 before this class.
/// </summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed partial class UpgradeTests(PortalFixture portal)
{
    /// <summary>What a catalogue holds, without names that the server gives by chance.</summary>
    private const string Catalogue = """
        SELECT string_agg(line, E'\n' ORDER BY line COLLATE "C") FROM (
            SELECT format('%s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                pg_get_expr(d.adbin, d.adrelid)) AS line
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL SELECT format('%s %s', conname, pg_get_constraintdef(oid)) FROM pg_constraint
                WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT format('%s %s %s %s %s', tablename, policyname, roles, qual, with_check) FROM pg_policies
            UNION ALL SELECT format('%s %s %s', relname, relrowsecurity, relforcerowsecurity) FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
            UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
                AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = pg_proc.oid AND e.deptype = 'e')
            UNION ALL SELECT format('%s %s %s', grantee, table_name, string_agg(privilege_type, ',' ORDER BY privilege_type))
                FROM information_schema.role_table_grants WHERE table_schema = 'public' GROUP BY grantee, table_name
        ) lines
        """;

    private static string Folder => Path.Combine(Repository.Root, "tests", "releases");

    public static TheoryData<string> Releases => [.. Directory.EnumerateFiles(Folder, "*.sql.gz").Select(f => Path.GetFileName(f)).Order()];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_database_of_a_release_becomes_todays_with_all_it_holds(string release)
    {
        var server = await TestServer.GetAsync();
        var name = $"release_{Guid.NewGuid():N}";
        await server.CreateDatabaseAsync(name);
        var database = new TestDatabase(server.OwnerOf(name), server.WebOf(name), server.AdminOf(name));
        await RestoreAsync(database, name, release);
        var before = await CountsAsync(database);

        await TestDatabase.SqlAsync(
            database.Admin,
            "UPDATE seminar_calls SET terms = jsonb_set(terms, '{OwnLimits}', "
                + "jsonb_build_object((SELECT min(id::text) FROM organisations), 5))"
        );

        await Schema.MigrateAsync(database.Owner, _ => { });

        var after = await CountsAsync(database);
        Assert.Empty(before.Where(t => after[t.Key] != t.Value).Select(t => $"{t.Key}: {t.Value} → {after[t.Key]}"));
        Assert.True(before["hour_entries"] > 0 && before["certificates"] > 0 && before["review_steps"] > 0);
        Assert.Equal(await CatalogueAsync(portal.Database.Admin), await CatalogueAsync(database.Admin));
        var year = (short)(await TestDatabase.SqlAsync(database.Admin, "SELECT learning_year FROM hour_entries LIMIT 1"))!;
        var now = new DateTimeOffset(year + 1, 1, 10, 0, 0, 0, TimeSpan.Zero);
        await using var province = TestProvince.Open(database, await TenantAsync(database), now);
        var call = await province.ReadAsync(db => db.SeminarCalls.FirstAsync());
        Assert.Equal(5, Assert.Single(call.Terms.OwnLimits).Number);
        Assert.Empty((await province.SendAsPortalAsync(new VerifyAuditChain(new Dictionary<long, string>()))).Faults);
        Assert.Empty((await province.SendAsPortalAsync(new ProveLedger(year))).Differences);
    }

    [Fact]
    public async Task What_is_released_is_written_once()
    {
        if (Environment.GetEnvironmentVariable("KU_WRITE_RELEASE") is { Length: > 0 } release)
        {
            var source = await TestServer.CreateDatabaseAsync();
            await using (var province = await TestProvince.FoundAsync(source, "release.localhost"))
            {
                var seminar = await HeldSeminar.FiledAsync(province);
                await seminar.ImportAsync(HeldSeminar.Roster(1, 5));
                await seminar.AttendAsync(0, 1, 2, 3, 4, 5);
                await seminar.FilePapersAsync();
                await seminar.AcceptAsync();
            }

            TestServer.LetGo(source);
            var name = new NpgsqlConnectionStringBuilder(source.Admin).Database!;
            await RunAsync(source, "pg_dump", "-Z9", "-f", Path.Combine(Folder, $"{release}.sql.gz"), name);
        }

        Assert.True(File.Exists(Path.Combine(Folder, "0.1.0.sql.gz")));
    }

    private static async Task<Tenant> TenantAsync(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<PortalDbContext>();
        PersistenceServices.Configure(options, TestServer.PoolOf(database.Owner));
        await using var db = new PortalDbContext(options.Options, new TenantScope());
        return await db.Tenants.SingleAsync();
    }

    private static async Task<string[]> CatalogueAsync(string admin) =>
        Cast().Replace((string)(await TestDatabase.SqlAsync(admin, Catalogue))!, "").Split('\n');

    /// <summary>How a dump writes an expression again differs in these alone.</summary>
    [GeneratedRegex(@"::(character varying|text)(\[\])?|[()]")]
    private static partial Regex Cast();

    private static async Task<Dictionary<string, long>> CountsAsync(TestDatabase database)
    {
        var counts = new Dictionary<string, long>();
        var tables = (string)
            (
                await TestDatabase.SqlAsync(
                    database.Admin,
                    "SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public' "
                        + "AND tablename <> 'migrations_history'"
                )
            )!;
        foreach (var table in tables.Split(' '))
            counts[table] = (long)(await TestDatabase.SqlAsync(database.Admin, $"SELECT count(*) FROM \"{table}\""))!;
        return counts;
    }

    private static async Task RestoreAsync(TestDatabase database, string name, string release)
    {
        var script = Path.GetTempFileName();
        await using (var from = new GZipStream(File.OpenRead(Path.Combine(Folder, release)), CompressionMode.Decompress))
        await using (var to = File.Create(script))
            await from.CopyToAsync(to, TestContext.Current.CancellationToken);
        await RunAsync(database, "psql", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-d", name, "-f", script);
        File.Delete(script);
    }

    private static async Task RunAsync(TestDatabase database, string file, params string[] arguments)
    {
        var admin = new NpgsqlConnectionStringBuilder(database.Admin);
        var start = new ProcessStartInfo(file) { RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["PGHOST"] = admin.Host;
        start.Environment["PGPORT"] = admin.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = admin.Username;
        start.Environment["PGPASSWORD"] = admin.Password;
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, said);
    }
}
