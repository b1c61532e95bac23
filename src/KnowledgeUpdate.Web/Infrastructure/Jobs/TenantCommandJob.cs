using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Sends a command without parameters, for one tenant after the other.</summary>
[DisallowConcurrentExecution]
internal sealed class TenantCommandJob<TCommand>(TenantDirectory tenants, PortalSender sender, ILogger<TenantCommandJob<TCommand>> log)
    : TenantJob(tenants, log)
    where TCommand : ICommand<int>, new()
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new TCommand(), ct);
}
