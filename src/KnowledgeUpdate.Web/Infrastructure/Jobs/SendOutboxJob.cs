using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

[DisallowConcurrentExecution]
internal sealed class SendOutboxJob(TenantDirectory tenants, PortalSender sender, ILogger<SendOutboxJob> log) : TenantJob(tenants, log)
{
    protected override async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        while (await sender.SendAsync(tenant, new SendOutbox(), ct) is { Sent: > 0, Failed: 0 }) { }
    }
}
