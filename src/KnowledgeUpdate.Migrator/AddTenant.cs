using System.Text.Json;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Migrator;

/// <summary>Founds a tenant from a file: its row as the owner, everything else through the use cases as the web's role.</summary>
public static class AddTenant
{
    /// <summary>The file: the tenant, its set-up and its first administrator.</summary>
    private sealed record TenantFile(Tenant Tenant, TenantSetUp SetUp, FirstAdministrator? Administrator);

    /// <summary>The person who invites all others; the password is changed at the first sign-in.</summary>
    private sealed record FirstAdministrator(string UserName, string DisplayName, string Email, string Password);

    internal static async Task RunAsync(string owner, string portal, string file, Action<string> say)
    {
        var content =
            JsonSerializer.Deserialize<TenantFile>(await File.ReadAllTextAsync(file), PortalModel.Json)
            ?? throw new InvalidOperationException($"{file} holds no tenant.");
        if (!await FoundAsync(owner, portal, content.Tenant, content.SetUp))
        {
            say($"{content.Tenant.RegionName} was there already");
            return;
        }

        say($"{content.Tenant.RegionName} founded");
        if (content.Administrator is not { } first)
            return;
        await using var host = new UseCaseHost(portal);
        var places = await host.SendAsPortalAsync(content.Tenant, new ListPlaces());
        var hr = places.Single(p => p.Name == content.SetUp.HrDepartment);
        var office = places.Single(p => p.Name == content.SetUp.ProgrammeOffice);
        await host.SendAsPortalAsync(
            content.Tenant,
            new OpenAccount(
                first.UserName,
                first.DisplayName,
                null,
                first.Email,
                first.Password,
                [new Appointment(hr.Id, Role.SystemAdministrator), new Appointment(office.Id, Role.ProgrammeOffice)]
            )
        );
        say($"First administrator: {first.UserName}");
    }

    /// <summary>Founds it; false when it was there.</summary>
    public static async Task<bool> FoundAsync(string owner, string portal, Tenant tenant, TenantSetUp setUp, TimeProvider? clock = null)
    {
        await Schema.FoundTenantAsync(owner, tenant);
        await using var host = new UseCaseHost(portal, clock);
        return await host.SendAsPortalAsync(tenant, new SetUpTenant(setUp));
    }
}
