using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KnowledgeUpdate.Persistence;

/// <summary>Registers the database.</summary>
public static class PersistenceServices
{
    /// <summary>Adds the context over a connection string; one data source, so one pool, per process.</summary>
    public static IServiceCollection AddPortalDatabase(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connectionString).Build());
        services.AddScoped<TenantScope>();
        // The options are the same for every request: they are made once.
        return services.AddDbContext<PortalDbContext>((provider, options) => Configure(options, provider.GetRequiredService<NpgsqlDataSource>()), ServiceLifetime.Scoped, ServiceLifetime.Singleton);
    }

    /// <summary>The options that every context of the portal has.</summary>
    public static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options.UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable("migrations_history"))
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(TenantInterceptor.Instance);
}
