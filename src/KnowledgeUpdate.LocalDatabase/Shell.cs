using System.Diagnostics;

namespace KnowledgeUpdate.LocalDatabase;

/// <summary>Runs the machine's own programs.</summary>
internal static class Shell
{
    private static readonly Lazy<string> ServerUser = new(() =>
    {
        var users = File.ReadAllLines("/etc/passwd").Select(l => l.Split(':')[0]).ToHashSet();
        return users.Contains("postgres") ? "postgres" : "nobody";
    });

    public static bool IsRoot => !OperatingSystem.IsWindows() && Environment.UserName == "root";

    public static async Task<bool> SucceedsAsync(string program, string[] arguments, CancellationToken ct)
    {
        try
        {
            return (await StartAsync(program, arguments, ct)).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public static Task<bool> ServerUserReachesAsync(string folder, CancellationToken ct) =>
        SucceedsAsync("runuser", ["-u", ServerUser.Value, "--", "test", "-x", folder], ct);

    /// <summary>Gives the folder to the server's user, when root.</summary>
    public static async Task HandOverAsync(string folder, CancellationToken ct)
    {
        if (IsRoot)
            await RequireAsync("chown", ["-R", ServerUser.Value, folder], ct);
    }

    public static Task RunAsServerUserAsync(string program, string[] arguments, CancellationToken ct) =>
        IsRoot ? RequireAsync("runuser", ["-u", ServerUser.Value, "--", program, .. arguments], ct) : RequireAsync(program, arguments, ct);

    private static async Task RequireAsync(string program, string[] arguments, CancellationToken ct)
    {
        var (code, said) = await StartAsync(program, arguments, ct);
        if (code != 0)
            throw new InvalidOperationException(
                $"{Path.GetFileName(arguments.FirstOrDefault(a => a.StartsWith('/')) ?? program)} failed with code {code}: {said}"
            );
    }

    private static async Task<(int Code, string Said)> StartAsync(string program, string[] arguments, CancellationToken ct)
    {
        // The server keeps what it inherits: its output goes to a file, or reading to the end would wait for the server's end.
        var said = Path.GetTempFileName();
        var quoted = string.Join(
            ' ',
            new[] { program }.Concat(arguments).Select(a => $"'{a.Replace("'", "'\\''", StringComparison.Ordinal)}'")
        );
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", $"cd / && exec {quoted} >'{said}' 2>&1 </dev/null"]) { UseShellExecute = false }
        )!;
        await process.WaitForExitAsync(ct);
        var text = await File.ReadAllTextAsync(said, ct);
        File.Delete(said);
        return (process.ExitCode, text.Trim());
    }
}
