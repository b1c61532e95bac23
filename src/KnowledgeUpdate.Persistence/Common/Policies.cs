using Microsoft.EntityFrameworkCore.Migrations;

namespace KnowledgeUpdate.Persistence.Common;

/// <summary>SQL objects of the migrations. Each file is named with its version: an old migration never changes its meaning.</summary>
public static class Policies
{
    /// <summary>The role that the web signs in with: it is subject to row-level security and owns nothing.</summary>
    public const string WebRole = "ku_web";

    /// <summary>Puts a tenant-owned table under row-level security and grants the web what it needs there.</summary>
    /// <param name="rights">Rights of the web's role; a log has no UPDATE and no DELETE.</param>
    public static void AddTenantPolicy(this MigrationBuilder migration, string table, string rights = "SELECT, INSERT, UPDATE") =>
        migration.Sql(
            Read("tenant_policy_v1")
                .Replace("{table}", table, StringComparison.Ordinal)
                .Replace("{rights}", rights, StringComparison.Ordinal)
        );

    /// <summary>Runs a versioned file.</summary>
    public static void AddSql(this MigrationBuilder migration, string name) => migration.Sql(Read(name));

    private static string Read(string name)
    {
        using var stream =
            typeof(Policies).Assembly.GetManifestResourceStream($"KnowledgeUpdate.Persistence.Sql.{name}.sql")
            ?? throw new InvalidOperationException($"No SQL file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
