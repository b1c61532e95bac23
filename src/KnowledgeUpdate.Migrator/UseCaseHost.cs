using KnowledgeUpdate.Application;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace KnowledgeUpdate.Migrator;

/// <summary>Sends use cases outside a web request: as the portal, or as a person with a clock that can be set.</summary>
public sealed class UseCaseHost : IAsyncDisposable
{
    private readonly ServiceProvider services;

    /// <summary>Opens the host on the web's own connection: the rules of the web bind it too.</summary>
    public UseCaseHost(string portal, TimeProvider? clock = null, Action<IServiceCollection>? more = null)
    {
        var collection = new ServiceCollection();
        collection.AddLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddConsole()).AddOptions();
        collection.AddPortalDatabase(portal).AddUseCases();
        if (Environment.GetEnvironmentVariable("Keys__Secret") is { Length: > 0 } secret)
            collection.Replace(ServiceDescriptor.Singleton(PortalKeys.Parse(secret)));
        if (clock is not null)
            collection.Replace(ServiceDescriptor.Singleton(clock));
        more?.Invoke(collection);
        services = collection.BuildServiceProvider(validateScopes: true);
    }

    public async Task<IReadOnlyList<Tenant>> TenantsAsync()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<PortalDbContext>()
            .Tenants.AsNoTracking()
            .OrderBy(t => t.DivisionCode)
            .ToListAsync();
    }

    /// <summary>The portal's keys as configured.</summary>
    public PortalKeys Keys => services.GetRequiredService<PortalKeys>();

    /// <summary>What is wrong with the secret for this database; null: nothing.</summary>
    public Task<string?> SecretFaultAsync() => SecretCheck.FaultAsync(services.GetRequiredService<NpgsqlDataSource>(), Keys);

    /// <summary>What would let the connection's role pass row-level security.</summary>
    public Task<IReadOnlyList<string>> DatabaseFaultsAsync() => DatabaseCheck.FaultsAsync(services.GetRequiredService<NpgsqlDataSource>());

    /// <summary>Sends as the portal itself.</summary>
    public Task<T> SendAsPortalAsync<T>(Tenant tenant, IRequest<T> message) => SendAsync(tenant, actor => actor.IsPortal = true, message);

    public async Task<T> SendAsync<T>(Tenant tenant, Action<Actor> who, IRequest<T> message, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Id = tenant.Id;
        var actor = scope.ServiceProvider.GetRequiredService<Actor>();
        actor.Tenant = tenant;
        // Whoever runs this program is asked for no password.
        actor.ConfirmedAt = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        who(actor);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message, ct);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => services.DisposeAsync();
}
