using KnowledgeUpdate.Application.Audit;

namespace KnowledgeUpdate.Migrator;

/// <summary>Proofs that an operator asks for.</summary>
internal static class AuditCommands
{
    public static async Task<int> VerifyAsync(string portal, string folder, Action<string> say)
    {
        await using var host = new UseCaseHost(portal);
        var sound = true;
        foreach (var tenant in await host.TenantsAsync())
        {
            var anchors = await new AnchorFile(folder, tenant.Id).ReadAsync(default);
            var verdict = await host.SendAsPortalAsync(tenant, new VerifyAuditChain(anchors));
            say($"{tenant.ShortName}: {verdict.Events} events, {anchors.Count} anchors, {(verdict.Faults.Count == 0 ? "sound" : $"{verdict.Faults.Count} faults")}");
            foreach (var fault in verdict.Faults.Take(20))
                say($"  {fault}");
            sound &= verdict.Faults.Count == 0;
        }

        return sound ? 0 : 1;
    }

    public static async Task<int> AnchorAsync(string portal, string folder, Action<string> say)
    {
        await using var host = new UseCaseHost(portal);
        foreach (var tenant in await host.TenantsAsync())
            if (await host.SendAsPortalAsync(tenant, new GetAuditHead()) is { } head)
            {
                await new AnchorFile(folder, tenant.Id).AddAsync(head, default);
                say($"{tenant.ShortName}: event {head.Sequence} anchored");
            }

        return 0;
    }

    public static async Task<int> CheckAsync(string portal, Action<string> say)
    {
        await using var host = new UseCaseHost(portal);
        var faults = await host.DatabaseFaultsAsync();
        say(faults.Count == 0 ? "Database role and policies are as they must be" : string.Join('\n', faults));
        return faults.Count == 0 ? 0 : 1;
    }
}
