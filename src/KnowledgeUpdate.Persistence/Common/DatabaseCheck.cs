using Npgsql;

namespace KnowledgeUpdate.Persistence.Common;

/// <summary>Faults that would let the web's role bypass row-level security. The portal refuses to start if there is one.</summary>
public static class DatabaseCheck
{
    private const string Sql = """
        SELECT 'the role ' || rolname || ' is a superuser or may bypass row-level security' FROM pg_roles WHERE rolname = current_user AND
            (rolsuper OR rolbypassrls)
        UNION ALL
        SELECT 'the role owns ' || c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND pg_has_role(current_user, c.relowner, 'MEMBER') AND c.relkind IN ('r', 'p', 'v', 'm')
        UNION ALL
        SELECT c.oid::regclass || ' has no forced row-level security' FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
          AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped)
        """;

    /// <summary>The faults, as sentences; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(NpgsqlDataSource source, CancellationToken ct = default)
    {
        await using var command = source.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var faults = new List<string>();
        while (await reader.ReadAsync(ct))
            faults.Add(reader.GetString(0));
        return faults;
    }
}
