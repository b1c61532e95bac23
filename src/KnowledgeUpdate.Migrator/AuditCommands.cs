using KnowledgeUpdate.Application.Audit;

namespace KnowledgeUpdate.Migrator;

/// <summary>Proofs that an operator asks for.</summary>
public static class AuditCommands
{
    /// <summary>Proves every tenant's history against its chain and its anchors.</summary>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> VerifyAsync(string portal, string folder, DateTimeOffset now, Action<string> say)
    {
        await using var host = new UseCaseHost(portal);
        var sound = true;
        foreach (var tenant in await host.TenantsAsync())
        {
            var file = new AnchorFile(folder, tenant.Id, host.Keys);
            var read = await file.ReadAsync(default);
            var verdict = await host.SendAsPortalAsync(tenant, new VerifyAuditChain(read.Anchors));
            List<string> faults = [.. verdict.Faults, .. read.Faults, .. file.GapsOf(verdict, read, now)];
            say(
                $"{tenant.ShortName}: {verdict.Events} events, {read.Anchors.Count} anchors, "
                    + $"{(faults.Count == 0 ? "sound" : $"{faults.Count} faults")}"
            );
            foreach (var fault in faults.Take(20))
                say($"  {fault}");
            sound &= faults.Count == 0;
        }

        return sound ? 0 : 1;
    }

    /// <summary>Writes an anchor of every tenant's history now.</summary>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> AnchorAsync(string portal, string folder, Action<string> say)
    {
        await using var host = new UseCaseHost(portal);
        foreach (var tenant in await host.TenantsAsync())
            if (await host.SendAsPortalAsync(tenant, new GetAuditHead()) is { } head)
            {
                await new AnchorFile(folder, tenant.Id, host.Keys).AddAsync(head, default);
                say($"{tenant.ShortName}: event {head.Sequence} anchored");
            }

        return 0;
    }

    /// <summary>Says what a start of the portal would refuse.</summary>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> CheckAsync(string portal, Action<string> say)
    {
        await using var host = new UseCaseHost(portal);
        var faults = await host.DatabaseFaultsAsync();
        say(faults.Count == 0 ? "Database role and policies are as they must be" : string.Join('\n', faults));
        var secret = await host.SecretFaultAsync();
        say(secret ?? "Keys__Secret is the secret of this database");
        return faults.Count == 0 && secret is null ? 0 : 1;
    }
}
