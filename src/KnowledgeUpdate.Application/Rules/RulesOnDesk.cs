using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Rules;

/// <summary>Numbers set by regulations that the programme office still has to enter.</summary>
public sealed record UnconfiguredRules(int Count);

[Service]
internal sealed class RulesOnDesk(PortalDbContext db, Actor actor) : IHomePart
{
    public HomePlace Place => HomePlace.Top;

    public async Task<object?> ReadAsync(DateOnly today, CancellationToken ct)
    {
        if (!actor.May(Permission.EnterRule))
            return null;
        var keys = RuleKeys.All.Select(r => r.Key).Where(k => !RuleKeys.Defaults.ContainsKey(k)).ToList();
        var entered = await db
            .ProgrammeRules.Where(r =>
                keys.Contains(r.Key) && r.EffectiveFrom <= today && (r.EffectiveTo == null || r.EffectiveTo >= today)
            )
            .Select(r => r.Key)
            .Distinct()
            .CountAsync(ct);
        return keys.Count > entered ? new UnconfiguredRules(keys.Count - entered) : null;
    }
}
