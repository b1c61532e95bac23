using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Checks the hour ledgers of last year and this year every night: totals against entries, entries against their sources.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class ProveLedgerJob(TenantDirectory tenants, PortalSender sender, TimeProvider clock, ILogger<ProveLedgerJob> log)
    : TenantJob(tenants, log)
{
    protected override async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        var year = BeijingTime.DateOf(clock.GetUtcNow()).Year;
        await sender.SendAsync(tenant, new ProveLedger((short)(year - 1)), ct);
        await sender.SendAsync(tenant, new ProveLedger((short)year), ct);
    }
}
