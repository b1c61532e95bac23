using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Finds the tenant of a host name. The list is small and read again every minute, so that a new tenant needs no restart; while the
/// database is unreachable, the last list stays in use.
/// </summary>
public sealed class TenantDirectory(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TenantDirectory> log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1),
        Pause = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile IReadOnlyDictionary<string, Tenant> byHost = new Dictionary<string, Tenant>();
    private DateTimeOffset readAt = DateTimeOffset.MinValue,
        failedAt = DateTimeOffset.MinValue;

    /// <summary>The tenant, or null for an unknown host.</summary>
    public async ValueTask<Tenant?> FindAsync(string host, CancellationToken ct)
    {
        var isKnown = byHost.ContainsKey(host);
        if (!isKnown || (clock.GetUtcNow() - readAt > Fresh && clock.GetUtcNow() - failedAt > Pause))
            await ReadAsync(host, isKnown, ct);
        return Known(host);
    }

    /// <summary>The tenant in the last list that was read; null if the host is not in it.</summary>
    public Tenant? Known(string host) => byHost.GetValueOrDefault(host);

    /// <summary>All tenants, for jobs.</summary>
    public async Task<IReadOnlyList<Tenant>> AllAsync(CancellationToken ct)
    {
        await ReadAsync(null, false, ct);
        return [.. byHost.Values.DistinctBy(t => t.Id)];
    }

    /// <inheritdoc />
    public void Dispose() => reading.Dispose();

    private async Task ReadAsync(string? host, bool isKnown, CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            if (
                host is not null
                && (clock.GetUtcNow() - readAt < TimeSpan.FromSeconds(2) || (isKnown && clock.GetUtcNow() - failedAt < Pause))
            )
                return;
            await using var scope = scopes.CreateAsyncScope();
            var tenants = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Tenants.AsNoTracking().ToListAsync(ct);
            byHost = tenants
                .SelectMany(t => t.Hosts.Select(h => (Host: h.ToLowerInvariant(), Tenant: t)))
                .DistinctBy(p => p.Host)
                .ToDictionary(p => p.Host, p => p.Tenant);
            readAt = clock.GetUtcNow();
        }
        catch (Exception e) when (isKnown && DatabaseAway.IsAway(e))
        {
            failedAt = clock.GetUtcNow();
            log.LogWarning(e, "The list of tenants could not be read again; the one read at {ReadAt} holds", readAt);
        }
        finally
        {
            reading.Release();
        }
    }
}
