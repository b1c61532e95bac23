using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace KnowledgeUpdate.Migrator;

/// <summary>The context that <c>dotnet ef</c> reads the model from. It never connects.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PortalDbContext>();
        PersistenceServices.Configure(options, NpgsqlDataSource.Create("Host=localhost;Database=design"));
        return new PortalDbContext(options.Options, new TenantScope());
    }
}
