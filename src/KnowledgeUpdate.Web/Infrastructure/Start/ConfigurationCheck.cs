namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Refuses to start on settings that would be unsafe, and says which.</summary>
internal static class ConfigurationCheck
{
    private static readonly string[] Placeholders =
    [
        "changeme",
        "change-me",
        "placeholder",
        "password",
        "secret",
        "example",
        "todo",
        "xxx",
    ];

    public static void Refuse(IConfiguration configuration, IHostEnvironment environment)
    {
        var portal = configuration.GetConnectionString("Portal");
        if (string.IsNullOrWhiteSpace(portal))
            throw new InvalidOperationException("Set ConnectionStrings__Portal to the connection string of the web's role.");
        if (environment.IsDevelopment())
            return;
        var password = new Npgsql.NpgsqlConnectionStringBuilder(portal).Password ?? "";
        if (Placeholders.Any(p => password.Contains(p, StringComparison.OrdinalIgnoreCase)))
            throw new InvalidOperationException("The database password in ConnectionStrings__Portal is a placeholder. Set a real one.");
        if (
            string.IsNullOrWhiteSpace(configuration["Keys:Secret"])
            || Application.Pipeline.PortalKeys.Parse(configuration["Keys:Secret"]!).AreForDevelopment
        )
            throw new InvalidOperationException(
                "Set Keys__Secret to 32 random bytes in Base64: openssl rand -base64 32. It encrypts identity numbers and signs "
                    + "certificates; keep a copy apart from the database."
            );
        if (configuration.GetValue<bool>("Demo:Enabled"))
            throw new InvalidOperationException("Demo__Enabled is for Development only.");
        if (string.IsNullOrWhiteSpace(configuration["Audit:AnchorFolder"]))
            throw new InvalidOperationException(
                "Set Audit__AnchorFolder to a folder outside the database for the history's daily anchors."
            );
    }
}
