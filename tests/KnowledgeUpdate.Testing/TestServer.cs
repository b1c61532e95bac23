using System.Collections.Concurrent;
using KnowledgeUpdate.LocalDatabase;
using KnowledgeUpdate.Migrator;
using KnowledgeUpdate.Persistence;
using Npgsql;

namespace KnowledgeUpdate.Testing;

/// <summary>One PostgreSQL server for all tests of a process, with a migrated template to copy databases from.</summary>
public static class TestServer
{
    private static readonly SemaphoreSlim Starting = new(1, 1);
    private static readonly SemaphoreSlim Migrating = new(1, 1);
    private static readonly ConcurrentDictionary<string, Lazy<NpgsqlDataSource>> Pools = new();
    private static LocalPostgres? server;
    private static string? template;

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
        await running.CreateDatabaseAsync(name, await TemplateAsync(running));
        return new TestDatabase(running.OwnerOf(name), running.WebOf(name), running.AdminOf(name));
    }

    /// <summary>
    /// The pool of connections to a database. Provinces of a database share it: a session of its own for each would be opened, and learn
    /// the tables, anew for every test.
    /// </summary>
    public static NpgsqlDataSource PoolOf(string connectionString) =>
        Pools.GetOrAdd(connectionString, c => new Lazy<NpgsqlDataSource>(() => PersistenceServices.Source(c))).Value;

    /// <summary>Ends the sessions that wait in the pools of a database, so that it can be copied.</summary>
    public static void LetGo(TestDatabase database)
    {
        foreach (var pool in new[] { database.Owner, database.Web, database.Admin })
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(pool));
            if (Pools.TryGetValue(pool, out var shared))
                shared.Value.Clear();
        }
    }

    /// <summary>A copy of a database that nobody is connected to any more.</summary>
    public static async Task<TestDatabase> CopyDatabaseAsync(TestDatabase source)
    {
        var running = await GetAsync();
        var name = $"test_{Guid.NewGuid():N}";
        LetGo(source);
        await running.CreateDatabaseAsync(name, new NpgsqlConnectionStringBuilder(source.Admin).Database);
        return new TestDatabase(running.OwnerOf(name), running.WebOf(name), running.AdminOf(name));
    }

    /// <summary>The migrated database of which the others are copies.</summary>
    private static async Task<string> TemplateAsync(LocalPostgres running)
    {
        await Migrating.WaitAsync();
        try
        {
            if (template is not null)
                return template;
            var name = $"template_{Guid.NewGuid():N}";
            await running.CreateDatabaseAsync(name);
            await Schema.MigrateAsync(running.OwnerOf(name), _ => { });
            NpgsqlConnection.ClearPool(new NpgsqlConnection(running.OwnerOf(name)));
            return template = name;
        }
        finally
        {
            Migrating.Release();
        }
    }
}
