using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Tenancy;
using Npgsql;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

[DisallowConcurrentExecution]
internal sealed class SendOutboxJob(TenantDirectory tenants, PortalSender sender, ILogger<SendOutboxJob> log) : TenantJob(tenants, log)
{
    protected override async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        while (await sender.SendAsync(tenant, new SendOutbox(), ct) is { Sent: > 0, Failed: 0 })
        {
        }
    }
}
