using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Tenancy;

/// <summary>The wall between tenants, tried from the web's own role on every table there is.</summary>
public sealed class WallTests(TwoTenants two) : IClassFixture<TwoTenants>
{
    /// <summary>Refused by grant or by policy.</summary>
    private const string Refused = PostgresErrorCodes.InsufficientPrivilege;

    [Fact]
    public Task Without_a_tenant_every_table_raises_an_error_and_never_answers() =>
        EachTableAsync(
            null,
            async (connection, table) =>
            {
                var fault = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, $"SELECT count(*) FROM {table}"));
                Assert.Contains(fault.SqlState, new[] { PostgresErrorCodes.UndefinedObject, PostgresErrorCodes.InvalidTextRepresentation });
            }
        );

    [Fact]
    public Task A_tenant_reads_its_own_rows_only() =>
        EachTableAsync(
            two.A,
            async (connection, table) =>
            {
                Assert.Equal(1L, await ScalarAsync(connection, $"SELECT count(*) FROM {table}"));
                Assert.Equal(0L, await ScalarAsync(connection, $"SELECT count(*) FROM {table} WHERE tenant_id = '{two.B}'"));
            }
        );

    [Fact]
    public Task A_tenant_adds_no_row_to_another() =>
        EachTableAsync(
            two.A,
            async (connection, table) =>
                Assert.Equal(
                    Refused,
                    (await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, two.Tables[table](two.B)))).SqlState
                )
        );

    [Fact]
    public Task A_tenant_changes_no_row_of_another_and_gives_it_none() =>
        EachTableAsync(
            two.A,
            async (connection, table) =>
            {
                Assert.Equal(0, await TryAsync(connection, $"UPDATE {table} SET tenant_id = tenant_id WHERE tenant_id = '{two.B}'"));
                var given = await Assert.ThrowsAsync<PostgresException>(() =>
                    ScalarAsync(connection, $"UPDATE {table} SET tenant_id = '{two.B}'")
                );
                Assert.Equal(Refused, given.SqlState);
            }
        );

    [Fact]
    public Task A_tenant_deletes_no_row_of_another() =>
        EachTableAsync(
            two.A,
            async (connection, table) => Assert.Equal(0, await TryAsync(connection, $"DELETE FROM {table} WHERE tenant_id = '{two.B}'"))
        );

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
        Assert.Equal(
            PostgresErrorCodes.InvalidTextRepresentation,
            (await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(after, "SELECT count(*) FROM notifications"))).SqlState
        );
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
        db
            .Model.GetEntityTypes()
            .Where(t => t.GetTableName() is not null && !t.IsOwned())
            .Select(t => t.ClrType)
            .Where(t => typeof(ITenantOwned).IsAssignableFrom(t))
            .Distinct()
            .ToList();

    private static Task<int> CountAsync(PortalDbContext db, Type type, bool ignoreFilter) =>
        (Task<int>)
            typeof(WallTests)
                .GetMethod(nameof(CountOfAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(type)
                .Invoke(null, [db, ignoreFilter])!;

    private static Task<int> CountOfAsync<T>(PortalDbContext db, bool ignoreFilter)
        where T : class => (ignoreFilter ? db.Set<T>().IgnoreQueryFilters() : db.Set<T>()).CountAsync();
}
