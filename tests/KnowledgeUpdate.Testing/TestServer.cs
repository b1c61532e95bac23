using KnowledgeUpdate.LocalDatabase;
using KnowledgeUpdate.Migrator;
using Npgsql;

namespace KnowledgeUpdate.Testing;

/// <summary>One PostgreSQL server for all tests of a process, with a migrated template to copy databases from.</summary>
public static class TestServer
{
    private static readonly SemaphoreSlim Starting = new(1, 1);
    private static LocalPostgres? server;

    /// <summary>What is done on the server is measured: then it waits for the disk, as one in use does.</summary>
    public static bool IsMeasured { get; set; }

    /// <summary>The server, started by the first test that needs it.</summary>
    public static async Task<LocalPostgres> GetAsync()
    {
        await Starting.WaitAsync();
        try
        {
            if (server is not null)
                return server;
            var folder = Path.Combine(Path.GetTempPath(), $"ku-tests-{Environment.ProcessId}");
            var started = await LocalPostgres.StartAsync(folder, _ => { }, isThrowaway: !IsMeasured);
            AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            {
                started.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(20));
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
            };
            return server = started;
        }
        finally
        {
            Starting.Release();
        }
    }

    /// <summary>A fresh, migrated database of a name of its own.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync()
    {
        var running = await GetAsync();
        var name = $"test_{Guid.NewGuid():N}";
        await running.CreateDatabaseAsync(name);
        await Schema.MigrateAsync(running.OwnerOf(name), _ => { });
        return new TestDatabase(running.OwnerOf(name), running.WebOf(name), running.AdminOf(name));
    }

    /// <summary>A copy of a database that nobody is connected to any more.</summary>
    public static async Task<TestDatabase> CopyDatabaseAsync(TestDatabase source)
    {
        var running = await GetAsync();
        var name = $"test_{Guid.NewGuid():N}";
        foreach (var pool in new[] { source.Owner, source.Web, source.Admin })
            NpgsqlConnection.ClearPool(new NpgsqlConnection(pool));
        await running.CreateDatabaseAsync(name, new NpgsqlConnectionStringBuilder(source.Admin).Database);
        return new TestDatabase(running.OwnerOf(name), running.WebOf(name), running.AdminOf(name));
    }
}
