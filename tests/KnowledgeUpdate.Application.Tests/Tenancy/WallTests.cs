using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using KnowledgeUpdate.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace KnowledgeUpdate.Application.Tests.Tenancy;

/// <summary>A database with one row of each of two tenants in every tenant table. Made-up rows: constraints are off, policies are on.</summary>
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
        foreach (var drop in await RowsAsync(source, """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace AND conrelid <> 0 AND conislocal
              AND conparentid = 0
            UNION ALL SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace
            """))
            await source.CreateCommand(drop[0]).ExecuteNonQueryAsync();
        var columns = await RowsAsync(source, """
            SELECT c.relname, a.attname, format_type(a.atttypid, NULL) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
              AND (a.attnotnull OR a.attname = 'tenant_id') ORDER BY a.attnum
            """);
        foreach (var table in columns.GroupBy(c => c[0]).Where(t => t.Any(c => c[1] == "tenant_id")))
            Tables[table.Key] = tenant => $"INSERT INTO {table.Key} ({string.Join(", ", table.Select(c => $"\"{c[1]}\""))}) VALUES ({string.Join(", ", table.Select(c => c[1] == "tenant_id" ? $"'{tenant}'" : MadeUp(c[2])))})";
        foreach (var insert in Tables.Values)
            await source.CreateCommand($"{insert(A)}; {insert(B)}").ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string MadeUp(string type) => type switch
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

/// <summary>The wall between tenants, tried from the web's own role on every table there is.</summary>
public sealed class WallTests(TwoTenants two) : IClassFixture<TwoTenants>
{
    /// <summary>Refused by grant or by policy.</summary>
    private const string Refused = PostgresErrorCodes.InsufficientPrivilege;

    [Fact]
    public Task Without_a_tenant_every_table_raises_an_error_and_never_answers() => EachTableAsync(null, async (connection, table) =>
    {
        var fault = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, $"SELECT count(*) FROM {table}"));
        Assert.Contains(fault.SqlState, new[] { PostgresErrorCodes.UndefinedObject, PostgresErrorCodes.InvalidTextRepresentation });
    });

    [Fact]
    public Task A_tenant_reads_its_own_rows_only() => EachTableAsync(two.A, async (connection, table) =>
    {
        Assert.Equal(1L, await ScalarAsync(connection, $"SELECT count(*) FROM {table}"));
        Assert.Equal(0L, await ScalarAsync(connection, $"SELECT count(*) FROM {table} WHERE tenant_id = '{two.B}'"));
    });

    [Fact]
    public Task A_tenant_adds_no_row_to_another() => EachTableAsync(two.A, async (connection, table) =>
        Assert.Equal(Refused, (await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, two.Tables[table](two.B)))).SqlState));

    [Fact]
    public Task A_tenant_changes_no_row_of_another_and_gives_it_none() => EachTableAsync(two.A, async (connection, table) =>
    {
        Assert.Equal(0, await TryAsync(connection, $"UPDATE {table} SET tenant_id = tenant_id WHERE tenant_id = '{two.B}'"));
        var given = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, $"UPDATE {table} SET tenant_id = '{two.B}'"));
        Assert.Equal(Refused, given.SqlState);
    });

    [Fact]
    public Task A_tenant_deletes_no_row_of_another() => EachTableAsync(two.A, async (connection, table) =>
        Assert.Equal(0, await TryAsync(connection, $"DELETE FROM {table} WHERE tenant_id = '{two.B}'")));

    [Fact]
    public async Task With_the_filter_removed_the_policies_hold()
    {
        await using var source = NpgsqlDataSource.Create(two.Database.Web);
        await using var db = Context(source, two.A);
        await using var transaction = await db.Database.BeginTransactionAsync();

        foreach (var type in TenantTypes(db))
            Assert.Equal((type.Name, 1), (type.Name, await CountAsync(db, type, ignoreFilter: true)));
    }

    [Fact]
    public async Task With_the_policies_removed_the_filter_holds()
    {
        var open = new TwoTenants();
        await open.InitializeAsync();
        foreach (var table in open.Tables.Keys)
            await TestDatabase.SqlAsync(open.Database.Admin, $"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY");
        await using var source = NpgsqlDataSource.Create(open.Database.Web);
        await using var db = Context(source, open.A);
        await using var transaction = await db.Database.BeginTransactionAsync();

        foreach (var type in TenantTypes(db))
        {
            Assert.Equal((type.Name, 2), (type.Name, await CountAsync(db, type, ignoreFilter: true)));
            Assert.Equal((type.Name, 1), (type.Name, await CountAsync(db, type, ignoreFilter: false)));
        }
    }

    [Fact]
    public async Task Two_tenants_take_turns_on_one_connection_and_never_see_each_other()
    {
        await using var source = PersistenceServices.Source(two.Database.Web + ";Maximum Pool Size=1");
        for (var turn = 0; turn < 2_000; turn++)
        {
            var tenant = turn % 2 == 0 ? two.A : two.B;
            await using var db = Context(source, tenant);
            await using var transaction = await db.Database.BeginTransactionAsync();
            Assert.Equal([tenant], await db.Notifications.IgnoreQueryFilters().Select(n => n.TenantId).ToListAsync());
        }

        await using var after = await source.OpenConnectionAsync();
        Assert.Equal(PostgresErrorCodes.InvalidTextRepresentation, (await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(after, "SELECT count(*) FROM notifications"))).SqlState);
    }

    private async Task EachTableAsync(Guid? tenant, Func<NpgsqlConnection, string, Task> probe)
    {
        Assert.True(two.Tables.Count >= 30, $"only {two.Tables.Count} tables were seen");
        await using var source = NpgsqlDataSource.Create(two.Database.Web);
        foreach (var table in two.Tables.Keys)
        {
            await using var connection = await source.OpenConnectionAsync();
            if (tenant is { } id)
                await ScalarAsync(connection, $"SELECT set_config('app.tenant_id', '{id}', false)");
            try
            {
                await probe(connection, table);
            }
            catch (Exception e)
            {
                throw new Xunit.Sdk.XunitException($"{table}: {e.Message}");
            }
        }
    }

    /// <summary>Rows touched; none where the web may not try at all.</summary>
    private static async Task<int> TryAsync(NpgsqlConnection connection, string sql)
    {
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteNonQueryAsync();
        }
        catch (PostgresException e) when (e.SqlState == Refused)
        {
            return 0;
        }
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static PortalDbContext Context(NpgsqlDataSource source, Guid tenant)
    {
        var options = new DbContextOptionsBuilder<PortalDbContext>();
        PersistenceServices.Configure(options, source);
        return new PortalDbContext(options.Options, new TenantScope { Id = tenant });
    }

    private static IEnumerable<Type> TenantTypes(PortalDbContext db) =>
        db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !t.IsOwned()).Select(t => t.ClrType).Where(t => typeof(ITenantOwned).IsAssignableFrom(t)).Distinct().ToList();

    private static Task<int> CountAsync(PortalDbContext db, Type type, bool ignoreFilter) =>
        (Task<int>)typeof(WallTests).GetMethod(nameof(CountOfAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [db, ignoreFilter])!;

    private static Task<int> CountOfAsync<T>(PortalDbContext db, bool ignoreFilter) where T : class =>
        (ignoreFilter ? db.Set<T>().IgnoreQueryFilters() : db.Set<T>()).CountAsync();
}
