using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Writes the head of each history outside the database, so that a history that is truncated later is found out.</summary>
[DisallowConcurrentExecution]
internal sealed class AnchorAuditJob(
    TenantDirectory tenants,
    PortalSender sender,
    IConfiguration configuration,
    Application.Pipeline.PortalKeys keys,
    ILogger<AnchorAuditJob> log
) : TenantJob(tenants, log)
{
    protected override async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        if (await sender.SendAsync(tenant, new GetAuditHead(), ct) is { } head)
            await new AnchorFile(configuration["Audit:AnchorFolder"]!, tenant.Id, keys).AddAsync(head, ct);
    }
}
