using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Sends commands outside a request, as the portal itself, for one tenant.</summary>
public sealed class PortalSender(IServiceScopeFactory scopes)
{
    /// <summary>Sends.</summary>
    public async Task<T> SendAsync<T>(Tenant tenant, IRequest<T> message, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Id = tenant.Id;
        var actor = scope.ServiceProvider.GetRequiredService<Actor>();
        (actor.Tenant, actor.IsPortal) = (tenant, true);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message, ct);
    }
}
