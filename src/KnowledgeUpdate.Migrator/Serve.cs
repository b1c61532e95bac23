using System.Diagnostics;
using System.Runtime.InteropServices;
using KnowledgeUpdate.LocalDatabase;
using KnowledgeUpdate.Migrator.Demo;
using Microsoft.Extensions.Configuration;

namespace KnowledgeUpdate.Migrator;

/// <summary>A developer's run: database, schema, demo province, portal. Ctrl-C stops what it started.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(IConfiguration options, bool reset)
    {
        var clock = Stopwatch.StartNew();
        var (data, stage, port) = (Path.GetFullPath(options["data"] ?? ".data"), options["stage"] ?? "review", options["port"] ?? "5080");
        DemoProvince.RequireStage(stage);
        if (PortIsTaken(int.Parse(port)))
            throw new InvalidOperationException($"Port {port} is in use. Stop what runs there, or choose another: scripts/run --port 5081");

        var web = FindPortal();

        using var stopping = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        void Say(string line) => Console.WriteLine($"[{clock.Elapsed.TotalSeconds.ToString("0.0").PadLeft(5)} s] {line}");

        await using var server = await LocalPostgres.StartAsync(Path.Combine(data, "postgres"), Say);
        Say($"Database: {server.Description}");
        var database = $"knowledgeupdate_{stage}";
        if (reset)
            await server.DropDatabaseAsync(database);
        await server.CreateDatabaseAsync(database);
        await Schema.MigrateAsync(server.OwnerOf(database), Say);
        await DemoProvince.BuildAsync(server.OwnerOf(database), server.WebOf(database), stage, data, Say);

        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(web), "--urls", $"http://localhost:{port}"])
        {
            UseShellExecute = false,
            WorkingDirectory = ContentRoot(web),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Portal"] = server.WebOf(database);
        start.Environment["Mail__PickupFolder"] = Path.Combine(data, "mail");
        start.Environment["Texts__Folder"] = Path.Combine(data, "texts");
        start.Environment["Audit__AnchorFolder"] = Path.Combine(data, "anchors", stage);
        start.Environment["Demo__Enabled"] = "true";
        start.Environment["Address"] = $"http://{{host}}:{port}";
        start.Environment["Demo__Stage"] = stage;
        using var portal = Process.Start(start)!;
        Say($"The portal is at http://localhost:{port} (Guangxi) and http://hainan.localhost:{port} (second province). Ctrl-C stops it.");
        try
        {
            await portal.WaitForExitAsync(stopping.Token);
            return portal.ExitCode;
        }
        catch (OperationCanceledException)
        {
            Say("Stopping");
            if (!portal.WaitForExit(TimeSpan.FromSeconds(5)))
                portal.Kill(entireProcessTree: true);
            return 0;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    /// <summary>Beside this program where both were published, in its own folder where both were built.</summary>
    private static string FindPortal()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "KnowledgeUpdate.Web.dll");
        var built = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "../../../../KnowledgeUpdate.Web/bin"));
        return File.Exists(beside)
            ? beside
            : (
                built.Exists
                    ? built.GetFiles("KnowledgeUpdate.Web.dll", SearchOption.AllDirectories).MaxBy(f => f.LastWriteTimeUtc)?.FullName
                    : null
            ) ?? throw new InvalidOperationException("The portal is not built. Run dotnet build first.");
    }

    private static string ContentRoot(string web)
    {
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(web))!); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "wwwroot")))
                return folder.FullName;
        return Path.GetDirectoryName(web)!;
    }

    private static bool PortIsTaken(int port)
    {
        try
        {
            using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
            listener.Start();
            return false;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return true;
        }
    }
}
