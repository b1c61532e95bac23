using System.Text.Json;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Migrator;

/// <summary>Founds a tenant from a file: its row as the owner, everything else through the use cases as the web's role.</summary>
public static class AddTenant
{
    /// <summary>The file: the tenant, its set-up and its first administrator.</summary>
    private sealed record TenantFile(Tenant Tenant, TenantSetUp SetUp);

    internal static async Task RunAsync(string owner, string portal, string file, Action<string> say)
    {
        var content = JsonSerializer.Deserialize<TenantFile>(await File.ReadAllTextAsync(file), PortalModel.Json)
            ?? throw new InvalidOperationException($"{file} holds no tenant.");
        say(await FoundAsync(owner, portal, content.Tenant, content.SetUp) ? $"{content.Tenant.RegionName} founded" : $"{content.Tenant.RegionName} was there already");
    }

    /// <summary>Founds it; false when it was there.</summary>
    public static async Task<bool> FoundAsync(string owner, string portal, Tenant tenant, TenantSetUp setUp, TimeProvider? clock = null)
    {
        await Schema.FoundTenantAsync(owner, tenant);
        await using var host = new UseCaseHost(portal, clock);
        return await host.SendAsPortalAsync(tenant, new SetUpTenant(setUp));
    }
}
