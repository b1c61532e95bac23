using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KnowledgeUpdate.Persistence;

public static class PersistenceServices
{
    /// <summary>
    /// Defaults of a connection. Nothing outlives a transaction (the tenant is set per transaction, locks are held per transaction), so
    /// connections return to the pool without a reset and keep frequent statements prepared; otherwise PostgreSQL would discard every plan
    /// after each request. Statements name their columns: one with * would fail once on each connection after a migration that adds a
    /// column. Behind a pooler that shares connections by transaction, write "Max Auto Prepare=0".
    /// </summary>
    private const string Defaults = "No Reset On Close=true;Max Auto Prepare=40;";

    /// <summary>Adds the context over a connection string; one data source, so one pool, per process.</summary>
    public static IServiceCollection AddPortalDatabase(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => Source(connectionString));
        services.AddScoped<TenantScope>();
        // The options are the same for every request and made once.
        return services.AddDbContext<PortalDbContext>(
            (provider, options) => Configure(options, provider.GetRequiredService<NpgsqlDataSource>()),
            ServiceLifetime.Scoped,
            ServiceLifetime.Singleton
        );
    }

    /// <summary>A pool of connections as the portal uses them.</summary>
    public static NpgsqlDataSource Source(string connectionString) => NpgsqlDataSource.Create(Defaults + connectionString);

    /// <summary>The options that every context of the portal has.</summary>
    public static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options
            .UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable("migrations_history"))
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(TenantInterceptor.Instance, ValuePlans.Instance);
}
