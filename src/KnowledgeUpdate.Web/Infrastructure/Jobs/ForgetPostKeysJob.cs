using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

[DisallowConcurrentExecution]
internal sealed class ForgetPostKeysJob(TenantDirectory tenants, PortalSender sender, ILogger<ForgetPostKeysJob> log)
    : TenantJob(tenants, log)
{
    protected override async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        await sender.SendAsync(tenant, new ForgetPostKeys(), ct);
        await sender.SendAsync(tenant, new Application.Accounts.ForgetContactProofs(), ct);
        await sender.SendAsync(tenant, new Application.Accounts.ForgetSessions(), ct);
    }
}
