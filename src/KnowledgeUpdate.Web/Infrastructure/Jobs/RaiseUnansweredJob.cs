using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

[DisallowConcurrentExecution]
internal sealed class RaiseUnansweredJob(TenantDirectory tenants, PortalSender sender, ILogger<RaiseUnansweredJob> log)
    : TenantJob(tenants, log)
{
    protected override async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        while (await sender.SendAsync(tenant, new Application.Learners.RaiseUnanswered(), ct) > 0) { }
    }
}
