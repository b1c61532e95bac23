using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KnowledgeUpdate.Persistence;

public static class PersistenceServices
{
    /// <summary>
    /// What a connection does unless its string says otherwise. Nothing of the portal outlives its transaction (the tenant is set for one,
    /// locks are held for one), so a
    /// connection goes back to the pool as it is, and keeps the statements that are sent most prepared: without that PostgreSQL throws
    /// every plan away after each request.
    /// Statements name their columns: one with * would fail once on each connection after a migration that adds a column.
    /// Behind a pooler that shares connections by transaction, write "Max Auto Prepare=0".
    /// </summary>
    private const string Defaults = "No Reset On Close=true;Max Auto Prepare=40;";

    /// <summary>Adds the context over a connection string; one data source, so one pool, per process.</summary>
    public static IServiceCollection AddPortalDatabase(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => Source(connectionString));
        services.AddScoped<TenantScope>();
        // The options are the same for every request: they are made once.
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
            .AddInterceptors(TenantInterceptor.Instance);
}
