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
internal sealed class LapseProposedActsJob(TenantDirectory tenants, PortalSender sender, ILogger<LapseProposedActsJob> log) : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new LapseProposedActs(), ct);
}
