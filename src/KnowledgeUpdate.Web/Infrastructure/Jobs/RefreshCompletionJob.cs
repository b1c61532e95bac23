using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

[DisallowConcurrentExecution]
internal sealed class RefreshCompletionJob(TenantDirectory tenants, PortalSender sender, ILogger<RefreshCompletionJob> log)
    : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new RefreshCompletion(), ct);
}
