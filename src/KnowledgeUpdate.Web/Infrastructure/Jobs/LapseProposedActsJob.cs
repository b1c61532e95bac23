using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

[DisallowConcurrentExecution]
internal sealed class LapseProposedActsJob(TenantDirectory tenants, PortalSender sender, ILogger<LapseProposedActsJob> log)
    : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new LapseProposedActs(), ct);
}
