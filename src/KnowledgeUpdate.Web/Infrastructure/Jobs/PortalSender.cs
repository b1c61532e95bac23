using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Sends commands outside a request, as the portal itself, for one tenant.</summary>
public sealed class PortalSender(IServiceScopeFactory scopes, IConfiguration configuration)
{
    public async Task<T> SendAsync<T>(Tenant tenant, IRequest<T> message, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Id = tenant.Id;
        var actor = scope.ServiceProvider.GetRequiredService<Actor>();
        (actor.Tenant, actor.IsPortal) = (tenant, true);
        // There is no request here that would tell the portal's address.
        if (configuration["Address"] is { Length: > 0 } address && tenant.Hosts is [var host, ..])
            actor.BaseUrl = address.Replace("{host}", host, StringComparison.Ordinal).TrimEnd('/');
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message, ct);
    }
}
