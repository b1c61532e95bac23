using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

[DisallowConcurrentExecution]
internal sealed class SendRemindersJob(TenantDirectory tenants, PortalSender sender, ILogger<SendRemindersJob> log)
    : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new SendReminders(), ct);
}
