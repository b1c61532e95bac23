using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using KnowledgeUpdate.Application.Certificates;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>
/// What an address may look up. An office behind one address looks up many certificates that exist; who tries codes out meets codes that do
/// not, and those are counted apart and are few.
/// </summary>
public sealed class LookUpBudget : IDisposable
{
    /// <summary>How long the limits of a host are kept: a look-up that is answered from memory asks no database.</summary>
    private const int KeptMilliseconds = 60_000;

    private const int MostHosts = 1_000;

    private readonly ConcurrentDictionary<string, (LookUpLimits Limits, long At)> kept = [];
    private readonly PartitionedRateLimiter<(string Address, int PerMinute)> misses = PartitionedRateLimiter.Create<
        (string Address, int PerMinute),
        (string Address, int PerMinute)
    >(key => RateLimitPartition.GetSlidingWindowLimiter(key, k => VerificationLimits.Window(k.PerMinute)));

    /// <summary>The limits of the province whose host the request names.</summary>
    public async Task<LookUpLimits> LimitsAsync(HttpContext http)
    {
        var (host, now) = (http.Request.Host.Value ?? "", Environment.TickCount64);
        if (kept.TryGetValue(host, out var known) && now - known.At < KeptMilliseconds)
            return known.Limits;
        var limits = await http.RequestServices.GetRequiredService<IMediator>().Send(new GetLookUpLimits(), http.RequestAborted);
        if (kept.Count >= MostHosts)
            kept.Clear();
        kept[host] = (limits, now);
        return limits;
    }

    /// <summary>Seconds to wait, where the address has met as many codes that do not exist as it may; null: none.</summary>
    public int? WaitOf(HttpContext http, LookUpLimits limits)
    {
        using var lease = misses.AttemptAcquire((AddressOf(http), limits.MissesPerMinute), 0);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? (int)Math.Ceiling(left.TotalSeconds)
            : VerificationLimits.Minute;
    }

    /// <summary>Counts a code that does not exist, or a wrong key.</summary>
    public void Missed(HttpContext http, LookUpLimits limits) =>
        misses.AttemptAcquire((AddressOf(http), limits.MissesPerMinute), 1).Dispose();

    /// <summary>The address that asks. For IPv6 it is the network, since one line has any number of addresses.</summary>
    public static string AddressOf(HttpContext http) =>
        http.Connection.RemoteIpAddress switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } six => Convert.ToHexStringLower(six.GetAddressBytes().AsSpan(0, 8)),
            IPAddress other => other.ToString(),
        };

    /// <inheritdoc />
    public void Dispose() => misses.Dispose();
}
