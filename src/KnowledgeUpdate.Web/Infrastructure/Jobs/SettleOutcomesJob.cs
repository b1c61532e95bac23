using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Tells the outcomes of seminars whose days for disputes are over.</summary>
[DisallowConcurrentExecution]
internal sealed class SettleOutcomesJob(TenantDirectory tenants, PortalSender sender, ILogger<SettleOutcomesJob> log)
    : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new SettleOutcomes(), ct);
}
