using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Work done for one tenant after the other. A fault in one tenant is logged and does not keep the others waiting.</summary>
internal abstract class TenantJob(TenantDirectory tenants, ILogger log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var tenant in await tenants.AllAsync(cancellationToken))
        {
            try
            {
                await RunAsync(tenant, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "{Job} failed for tenant {TenantId}", GetType().Name, tenant.Id);
            }
        }
    }

    protected abstract Task RunAsync(Tenant tenant, CancellationToken ct);
}
