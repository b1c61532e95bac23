using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Domain.Tenancy;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

[DisallowConcurrentExecution]
internal sealed class ForgetImportsJob(TenantDirectory tenants, PortalSender sender, ILogger<ForgetImportsJob> log)
    : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new ForgetImports(), ct);
}
