using System.Diagnostics;
using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Operations;

/// <summary>
/// The script by which a backup is restored, against a server of its own kind; what runs in containers there runs here beside it.
/// </summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class RestoreTests
{
    private const string Shim = """
        #!/usr/bin/env bash
        # docker compose stop … | docker compose exec -T postgres COMMAND …
        [ "$2" = stop ] && exit 0
        shift 4
        exec "$@"
        """;

    [Fact]
    public async Task A_backup_is_restored_beside_the_database_in_use_with_what_a_dump_leaves_out()
    {
        var server = await TestServer.GetAsync();
        var source = await TestServer.CreateDatabaseAsync();
        await (await TestProvince.FoundAsync(source)).DisposeAsync();
        var units = await TestDatabase.SqlAsync(source.Admin, "SELECT count(*) FROM organisations");
        var admin = new NpgsqlConnectionStringBuilder(server.AdminOf("postgres"));
        await TestDatabase.SqlAsync(admin.ConnectionString, $"CREATE ROLE postgres SUPERUSER LOGIN PASSWORD '{admin.Password}'");
        TestServer.LetGo(source);
        await server.CreateDatabaseAsync("knowledgeupdate", new NpgsqlConnectionStringBuilder(source.Admin).Database);
        var folder = Directory.CreateTempSubdirectory("ku-restore").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "docker"), Shim, TestContext.Current.CancellationToken);
        File.SetUnixFileMode(Path.Combine(folder, "docker"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var dump = Path.Combine(folder, "backup.dump");
        Task<(int Code, string Said)> RunAsync(string file, params string[] arguments) => ShellAsync(admin, folder, file, arguments);

        Assert.Equal((0, ""), await RunAsync("pg_dump", "-U", "postgres", "-Fc", "-f", dump, "knowledgeupdate"));
        await TestDatabase.SqlAsync(
            server.AdminOf("knowledgeupdate"),
            "DELETE FROM outbox_messages; UPDATE organisations SET name = name || '（误改）'"
        );
        NpgsqlConnection.ClearAllPools();
        Assert.Equal(
            (1, true),
            await RunAsync("bash", Script, Path.Combine(folder, "none.dump")) is var (none, why)
                ? (none, why.Contains("no backup", StringComparison.Ordinal))
                : default
        );

        var restored = await RunAsync("bash", Script, dump);

        Assert.True(restored.Code == 0, restored.Said);
        var database = server.AdminOf("knowledgeupdate");
        Assert.Equal(units, await TestDatabase.SqlAsync(database, "SELECT count(*) FROM organisations WHERE name NOT LIKE '%误改%'"));
        Assert.Equal(true, await TestDatabase.SqlAsync(database, "SELECT proleakproof FROM pg_proc WHERE proname = 'texticlike'"));
        Assert.Equal(
            "ku_owner",
            await TestDatabase.SqlAsync(database, "SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'public'")
        );
        Assert.Equal(
            units,
            await TestDatabase.SqlAsync(
                server.AdminOf("knowledgeupdate_old"),
                "SELECT count(*) FROM organisations WHERE name LIKE '%误改%'"
            )
        );
        NpgsqlConnection.ClearAllPools();
        // The database from before is nobody's to overwrite: a second restore says so before it stops anything.
        var second = await RunAsync("bash", Script, dump);
        Assert.Equal((1, true), (second.Code, second.Said.Contains("knowledgeupdate_old", StringComparison.Ordinal)));
        await TestDatabase.SqlAsync(admin.ConnectionString, "DROP DATABASE knowledgeupdate_old");
        restored = await RunAsync("bash", Script, dump);
        Assert.True(restored.Code == 0, restored.Said);
        Directory.Delete(folder, recursive: true);
    }

    private static string Script
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root.FullName, "KnowledgeUpdate.sln")))
                root = root.Parent!;
            return Path.Combine(root.FullName, "deploy", "restore.sh");
        }
    }

    private static async Task<(int Code, string Said)> ShellAsync(
        NpgsqlConnectionStringBuilder admin,
        string folder,
        string file,
        string[] arguments
    )
    {
        var start = new ProcessStartInfo(file) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
        (start.Environment["PGHOST"], start.Environment["PGPORT"], start.Environment["PGPASSWORD"]) = (
            admin.Host,
            admin.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            admin.Password
        );
        using var process = Process.Start(start)!;
        var (said, told) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said + (process.ExitCode == 0 ? "" : await told));
    }
}
