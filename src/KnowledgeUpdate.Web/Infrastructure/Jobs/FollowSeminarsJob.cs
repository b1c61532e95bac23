using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Opens seminars of published plans, and asks for the closing papers of those that have ended.</summary>
[DisallowConcurrentExecution]
internal sealed class FollowSeminarsJob(TenantDirectory tenants, PortalSender sender, ILogger<FollowSeminarsJob> log)
    : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new FollowSeminars(), ct);
}
