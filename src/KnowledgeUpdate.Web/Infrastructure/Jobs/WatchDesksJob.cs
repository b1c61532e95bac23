using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Looks after desks that nobody holds any more.</summary>
[DisallowConcurrentExecution]
internal sealed class WatchDesksJob(TenantDirectory tenants, PortalSender sender, ILogger<WatchDesksJob> log) : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) =>
        sender.SendAsync(tenant, new Application.Accounts.WatchDesks(), ct);
}
