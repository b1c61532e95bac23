using Npgsql;
using Testcontainers.PostgreSql;

namespace KnowledgeUpdate.LocalDatabase;

/// <summary>
/// A PostgreSQL server for a developer's run and for the tests: a configured one, one in Docker, or a private cluster of local binaries.
/// </summary>
/// <remarks>Two roles stand in it: <c>ku_owner</c> owns the tables and migrates, <c>ku_web</c> is bound by row-level security.</remarks>
public sealed class LocalPostgres : IAsyncDisposable
{
    /// <summary>Environment variable with an administrator's connection string to a server that is there already.</summary>
    public const string ConfiguredServer = "KU_POSTGRES";

    private readonly string admin;
    private readonly string secret;
    private readonly Func<ValueTask> stop;

    private LocalPostgres(string admin, string secret, string description, Func<ValueTask> stop)
    {
        this.admin = admin;
        this.secret = secret;
        Description = description;
        this.stop = stop;
    }

    /// <summary>Which of the three it is, in words.</summary>
    public string Description { get; }

    /// <summary>Starts or finds a server.</summary>
    /// <param name="folder">Where a private cluster keeps its files; it is used again when it is there.</param>
    /// <param name="say">Told of each step.</param>
    /// <param name="isThrowaway">A private cluster need not outlive the machine's failure, nor its own end: it does not wait for the
    /// disk.</param>
    /// <exception cref="InvalidOperationException">None of the three is there; the message says what to install.</exception>
    public static async Task<LocalPostgres> StartAsync(
        string folder,
        Action<string> say,
        bool isThrowaway = false,
        CancellationToken ct = default
    )
    {
        var secretFile = Path.Combine(folder, "secret");
        var server = Environment.GetEnvironmentVariable(ConfiguredServer) is { Length: > 0 } configured
            ? new LocalPostgres(configured, SecretOf(secretFile), "configured server", () => ValueTask.CompletedTask)
            : await DockerAsync(secretFile, say, ct) ?? await PrivateAsync(folder, say, isThrowaway, ct);
        await server.EnsureRolesAsync(ct);
        return server;
    }

    /// <summary>Connection string of the tables' owner.</summary>
    public string OwnerOf(string database) => For(database, "ku_owner", secret);

    /// <summary>Connection string of the web's role.</summary>
    public string WebOf(string database) => For(database, "ku_web", secret);

    /// <summary>Connection string of the administrator.</summary>
    public string AdminOf(string database) =>
        new NpgsqlConnectionStringBuilder(admin) { Database = database, Pooling = false }.ConnectionString;

    /// <summary>Creates a database owned by <c>ku_owner</c>, if it is not there.</summary>
    /// <param name="template">A database to copy.</param>
    public async Task CreateDatabaseAsync(string name, string? template = null, CancellationToken ct = default)
    {
        await using var connection = new NpgsqlConnection(AdminOf("postgres"));
        await connection.OpenAsync(ct);
        if (await ScalarAsync(connection, $"SELECT 1 FROM pg_database WHERE datname = '{name}'", ct) is not null)
            return;
        const string bare = "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'";
        var source = template is null ? bare : $"TEMPLATE \"{template}\"";
        await ScalarAsync(connection, $"CREATE DATABASE \"{name}\" OWNER ku_owner {source}", ct);
        await ScalarAsync(connection, $"REVOKE CREATE, TEMPORARY ON DATABASE \"{name}\" FROM PUBLIC", ct);

        // Row-level security lets an index answer only what is known to tell nothing of other tenants' rows. ILIKE tells nothing: it fails,
        // if at all, by its pattern alone.
        await using var inside = new NpgsqlConnection(AdminOf(name));
        await inside.OpenAsync(ct);
        await ScalarAsync(inside, "ALTER FUNCTION pg_catalog.texticlike(text, text) LEAKPROOF", ct);
    }

    /// <summary>Drops a database and ends its sessions.</summary>
    public async Task DropDatabaseAsync(string name, CancellationToken ct = default)
    {
        await using var connection = new NpgsqlConnection(AdminOf("postgres"));
        await connection.OpenAsync(ct);
        await ScalarAsync(connection, $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", ct);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await stop();
    }

    private static async Task<LocalPostgres?> DockerAsync(string secretFile, Action<string> say, CancellationToken ct)
    {
        if (!File.Exists("/var/run/docker.sock") || !await Shell.SucceedsAsync("docker", ["info"], ct))
            return null;
        say("Starting PostgreSQL in Docker");
        var secret = SecretOf(secretFile);
        var container = new PostgreSqlBuilder("postgres:16-alpine").WithUsername("ku_admin").WithPassword(secret).WithReuse(false).Build();
        await container.StartAsync(ct);
        return new LocalPostgres(container.GetConnectionString(), secret, "PostgreSQL in Docker", container.DisposeAsync);
    }

    private static async Task<LocalPostgres> PrivateAsync(string folder, Action<string> say, bool isThrowaway, CancellationToken ct)
    {
        var cluster = await PrivateCluster.StartAsync(folder, say, isThrowaway, ct);
        return new LocalPostgres(cluster.AdminConnection, cluster.Secret, $"private cluster in {cluster.Folder}", cluster.DisposeAsync);
    }

    private static string SecretOf(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (!File.Exists(file))
            File.WriteAllText(file, Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
        return File.ReadAllText(file).Trim();
    }

    private async Task EnsureRolesAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(AdminOf("postgres"));
        await connection.OpenAsync(ct);
        foreach (var role in new[] { "ku_owner", "ku_web" })
        {
            var exists = await ScalarAsync(connection, $"SELECT 1 FROM pg_roles WHERE rolname = '{role}'", ct) is not null;
            await ScalarAsync(
                connection,
                $"{(exists ? "ALTER" : "CREATE")} ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '{secret}'",
                ct
            );
        }
    }

    private string For(string database, string role, string password) =>
        new NpgsqlConnectionStringBuilder(admin)
        {
            Database = database,
            Username = role,
            Password = password,
            MaxPoolSize = 40,
            Pooling = true,
        }.ConnectionString;

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }
}
