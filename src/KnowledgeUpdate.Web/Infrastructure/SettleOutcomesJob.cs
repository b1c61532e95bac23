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

/// <summary>Tells the outcomes of seminars whose days for disputes are over.</summary>
[DisallowConcurrentExecution]
internal sealed class SettleOutcomesJob(TenantDirectory tenants, PortalSender sender, ILogger<SettleOutcomesJob> log) : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new SettleOutcomes(), ct);
}
