using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Finds the tenant of a host name. The list is small and read again every minute, so that a new tenant needs no restart.</summary>
public sealed class TenantDirectory(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile IReadOnlyDictionary<string, Tenant> byHost = new Dictionary<string, Tenant>();
    private DateTimeOffset readAt = DateTimeOffset.MinValue;

    /// <summary>The tenant, or null for a host that nobody claims.</summary>
    public async ValueTask<Tenant?> FindAsync(string host, CancellationToken ct)
    {
        if (clock.GetUtcNow() - readAt > Fresh || !byHost.ContainsKey(host))
            await ReadAsync(host, ct);
        return byHost.GetValueOrDefault(host);
    }

    /// <summary>All tenants, for jobs.</summary>
    public async Task<IReadOnlyList<Tenant>> AllAsync(CancellationToken ct)
    {
        await ReadAsync(null, ct);
        return [.. byHost.Values.DistinctBy(t => t.Id)];
    }

    private async Task ReadAsync(string? host, CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            if (host is not null && clock.GetUtcNow() - readAt < TimeSpan.FromSeconds(2))
                return;
            await using var scope = scopes.CreateAsyncScope();
            var tenants = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Tenants.AsNoTracking().ToListAsync(ct);
            byHost = tenants.SelectMany(t => t.Hosts.Select(h => (Host: h.ToLowerInvariant(), Tenant: t))).DistinctBy(p => p.Host).ToDictionary(p => p.Host, p => p.Tenant);
            readAt = clock.GetUtcNow();
        }
        finally
        {
            reading.Release();
        }
    }
}
