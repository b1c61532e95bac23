using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace KnowledgeUpdate.LocalDatabase;

/// <summary>
/// A cluster of the machine's own PostgreSQL binaries in a folder. Root cannot run PostgreSQL, so root hands it to an ordinary user.
/// </summary>
internal sealed class PrivateCluster : IAsyncDisposable
{
    private const string Admin = "ku_admin";
    private readonly string binaries;
    private readonly bool isOurs,
        isThrowaway;

    private PrivateCluster(string folder, string binaries, string secret, int port, bool isOurs, bool isThrowaway)
    {
        Folder = folder;
        this.binaries = binaries;
        Secret = secret;
        Port = port;
        this.isOurs = isOurs;
        this.isThrowaway = isThrowaway;
    }

    public string Folder { get; }

    public string Secret { get; }

    public int Port { get; }

    public string AdminConnection =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Username = Admin,
            Password = Secret,
            Database = "postgres",
            IncludeErrorDetail = true,
        }.ConnectionString;

    public static async Task<PrivateCluster> StartAsync(string wanted, Action<string> say, bool isThrowaway, CancellationToken ct)
    {
        var binaries =
            FindBinaries()
            ?? throw new InvalidOperationException(
                "PostgreSQL is not here. Install it (Debian: apt-get install postgresql), start Docker, or set KU_POSTGRES to an "
                    + "administrator's connection string."
            );
        var folder = await PlaceAsync(Path.GetFullPath(wanted), ct);
        var (data, secretFile) = (Path.Combine(folder, "cluster"), Path.Combine(folder, "secret"));
        if (!File.Exists(secretFile))
            await File.WriteAllTextAsync(secretFile, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), ct);
        var secret = (await File.ReadAllTextAsync(secretFile, ct)).Trim();
        await Shell.HandOverAsync(folder, ct);

        if (!File.Exists(Path.Combine(data, "PG_VERSION")))
        {
            say("Creating a private PostgreSQL cluster");
            await Shell.RunAsServerUserAsync(
                Path.Combine(binaries, "initdb"),
                [
                    "-D",
                    data,
                    "-U",
                    Admin,
                    "--pwfile",
                    secretFile,
                    "--auth=scram-sha-256",
                    "--locale=C.UTF-8",
                    "--encoding=UTF8",
                    "--no-sync",
                ],
                ct
            );
        }

        if (await RunningPortAsync(data, secret, ct) is { } running)
        {
            say($"PostgreSQL is running already on port {running}");
            return new PrivateCluster(folder, binaries, secret, running, isOurs: false, isThrowaway);
        }

        say("Starting PostgreSQL");
        var port = FreePort();
        var settings =
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 -c "
            + "shared_buffers=256MB -c wal_level=replica -c max_wal_size=2GB";
        // Nobody asks for what is thrown away after the machine has failed: nothing of it waits for the disk.
        if (isThrowaway)
            settings += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        File.Delete(Path.Combine(data, "postmaster.pid"));
        await Shell.RunAsServerUserAsync(
            Path.Combine(binaries, "pg_ctl"),
            ["-D", data, "-w", "-t", "60", "-l", Path.Combine(folder, "server.log"), "-o", settings, "start"],
            ct
        );
        return new PrivateCluster(folder, binaries, secret, port, isOurs: true, isThrowaway);
    }

    public async ValueTask DisposeAsync()
    {
        if (isOurs)
            await Shell.RunAsServerUserAsync(
                Path.Combine(binaries, "pg_ctl"),
                ["-D", Path.Combine(Folder, "cluster"), "-m", isThrowaway ? "immediate" : "fast", "-w", "stop"],
                CancellationToken.None
            );
    }

    private static string? FindBinaries()
    {
        var places = Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var v) ? v : 0)
                .Select(d => Path.Combine(d, "bin"))
            : [];
        return places
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(p => File.Exists(Path.Combine(p, "initdb")) && File.Exists(Path.Combine(p, "pg_ctl")));
    }

    /// <summary>The wanted folder, or one under /var/tmp where the server's user cannot reach it.</summary>
    private static async Task<string> PlaceAsync(string wanted, CancellationToken ct)
    {
        Directory.CreateDirectory(wanted);
        if (!Shell.IsRoot || await Shell.ServerUserReachesAsync(wanted, ct))
            return wanted;
        var name = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(wanted)))[..12];
        return Directory.CreateDirectory($"/var/tmp/knowledgeupdate-{name}").FullName;
    }

    private static async Task<int?> RunningPortAsync(string data, string secret, CancellationToken ct)
    {
        var file = Path.Combine(data, "postmaster.pid");
        if (
            !File.Exists(file)
            || (await File.ReadAllLinesAsync(file, ct)) is not [_, _, _, var line, ..]
            || !int.TryParse(line, out var port)
        )
            return null;
        try
        {
            await using var connection = new NpgsqlConnection(
                $"Host=127.0.0.1;Port={port};Username={Admin};Password={secret};Database=postgres;Pooling=false;Timeout=3"
            );
            await connection.OpenAsync(ct);
            return port;
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
