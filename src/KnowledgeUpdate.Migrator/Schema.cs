using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeUpdate.Migrator;

/// <summary>Brings the schema up to date and founds tenants, as the owner of the tables.</summary>
public static class Schema
{
    /// <summary>Applies the migrations that are missing.</summary>
    public static async Task MigrateAsync(string owner, Action<string> say)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var db = Context(source);
        var missing = (await db.Database.GetPendingMigrationsAsync()).Count();
        say(missing == 0 ? "Schema is up to date" : $"Applying {missing} migrations");
        await db.Database.MigrateAsync();
    }

    /// <summary>Enters a tenant's own row; its data follow through the use cases.</summary>
    /// <returns>False when the tenant is there already.</returns>
    public static async Task<bool> FoundTenantAsync(string owner, Tenant tenant)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var db = Context(source);
        if (await db.Tenants.AnyAsync(t => t.Id == tenant.Id))
            return false;
        db.Tenants.Add(tenant);
        await db.SaveChangesAsync();
        return true;
    }

    private static PortalDbContext Context(NpgsqlDataSource source)
    {
        var options = new DbContextOptionsBuilder<PortalDbContext>();
        PersistenceServices.Configure(options, source);
        return new PortalDbContext(options.Options, new TenantScope());
    }
}
