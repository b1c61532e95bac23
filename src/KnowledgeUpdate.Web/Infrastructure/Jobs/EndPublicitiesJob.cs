using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

[DisallowConcurrentExecution]
internal sealed class EndPublicitiesJob(TenantDirectory tenants, PortalSender sender, ILogger<EndPublicitiesJob> log)
    : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new EndPublicities(), ct);
}
