using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Tenancy;

/// <summary>
/// A database with one row of each of two tenants in every tenant table. Made-up rows: constraints are off, policies are on.
/// </summary>
public sealed class TwoTenants : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public Guid A { get; } = Guid.CreateVersion7();

    public Guid B { get; } = Guid.CreateVersion7();

    /// <summary>Tables with their INSERT of a made-up row.</summary>
    public SortedDictionary<string, Func<Guid, string>> Tables { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Database = await TestServer.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(Database.Admin);
        foreach (
            var drop in await RowsAsync(
                source,
                """
                SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint WHERE contype IN ('c',
                    'f') AND connamespace = 'public'::regnamespace AND conrelid <> 0 AND conislocal
                  AND conparentid = 0
                UNION ALL SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) FROM pg_trigger t JOIN pg_class c ON c.oid =
                    t.tgrelid WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace
                """
            )
        )
            await source.CreateCommand(drop[0]).ExecuteNonQueryAsync();
        var columns = await RowsAsync(
            source,
            """
            SELECT c.relname, a.attname, format_type(a.atttypid, NULL) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT
                a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
              AND (a.attnotnull OR a.attname = 'tenant_id' OR (c.relname, a.attname) = ('certificates', 'organisation_id'))
            ORDER BY a.attnum
            """
        );
        foreach (var table in columns.GroupBy(c => c[0]).Where(t => t.Any(c => c[1] == "tenant_id")))
            Tables[table.Key] = tenant =>
                $"INSERT INTO {table.Key} ({string.Join(", ", table.Select(c => $"\"{c[1]}\""))}) VALUES ("
                + $"{string.Join(", ", table.Select(c => c[1] == "tenant_id" ? $"'{tenant}'" : MadeUp(c[2])))})";
        foreach (var insert in Tables.Values)
            await source.CreateCommand($"{insert(A)}; {insert(B)}").ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string MadeUp(string type) =>
        type switch
        {
            "uuid" => "gen_random_uuid()",
            "date" => "current_date",
            "boolean" => "false",
            "jsonb" => "'{}'",
            "bytea" => "'\\x00'",
            "interval" => "'1 day'",
            _ when type.EndsWith("[]", StringComparison.Ordinal) => "'{}'",
            _ when type.StartsWith("timestamp", StringComparison.Ordinal) => "now()",
            _ when type is "smallint" or "integer" or "bigint" or "numeric" or "real" or "double precision" => "1",
            _ => "'a'",
        };

    private static async Task<List<string[]>> RowsAsync(NpgsqlDataSource source, string sql)
    {
        await using var reader = await source.CreateCommand(sql).ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}
