using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgeUpdate.Testing;

/// <summary>The portal in memory over a test database. The web host itself is shared; a tenant is chosen by host name.</summary>
public sealed class PortalFactory(
    TestDatabase database,
    TimeProvider? clock = null,
    params IEnumerable<(string Name, string Value)> settings
) : WebApplicationFactory<KnowledgeUpdate.Web.Infrastructure.CurrentSession>
{
    // Each host would take inotify instances of its own, and a machine grants a user as few as 128 of them for all its processes.
    static PortalFactory() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(settings.FirstOrDefault(s => s.Name == "environment").Value ?? "Development");
        builder.UseContentRoot(FindContentRoot());
        builder.UseSetting("ConnectionStrings:Portal", database.Web);
        builder.UseSetting("Demo:Enabled", "true");
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Texts:Folder", "unused");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureServices(s => s.AddCheapPasswords());
        if (clock is not null)
            builder.ConfigureServices(s => s.Replace(ServiceDescriptor.Singleton(clock)));
    }

    /// <summary>The portal's own folder, found from that of the program that hosts it.</summary>
    private static string FindContentRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgeUpdate.sln")))
            folder = folder.Parent;
        return Path.Combine(
            folder?.FullName ?? throw new InvalidOperationException("This does not run within the repository."),
            "src/KnowledgeUpdate.Web"
        );
    }
}
