using System.Text.Json;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Rules;

/// <summary>Every rule the portal reads, with all its values, newest first.</summary>
[Requires(Permission.ReadRules)]
public sealed record ListRules : IQuery<IReadOnlyList<RuleLine>>;

/// <summary>A rule with its values.</summary>
/// <param name="Values">Empty: not configured, or a working parameter's default holds.</param>
public sealed record RuleLine(string Key, bool IsNumber, IReadOnlyList<RuleValue> Values)
{
    /// <summary>The default while nothing is entered; null for a number set by a regulation, which is never guessed.</summary>
    public int? Default => RuleKeys.Defaults.TryGetValue(Key, out var usual) ? usual : null;

    /// <summary>The value in force today; null: not configured.</summary>
    public RuleValue? InForce => Values.FirstOrDefault(v => v.HoldsToday);
}

/// <summary>A value for a time.</summary>
/// <param name="Fees">The table, where the rule is one.</param>
/// <param name="MayRemove">It does not hold yet, and no later one is entered.</param>
public sealed record RuleValue(
    Guid Id,
    string Value,
    FeeStandard? Fees,
    DateOnly From,
    DateOnly? To,
    string Source,
    string? Note,
    bool HoldsToday,
    bool MayRemove
);

internal sealed class ListRulesHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ListRules, IReadOnlyList<RuleLine>>
{
    public async Task<IReadOnlyList<RuleLine>> Handle(ListRules query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var rules = await db.ProgrammeRules.OrderByDescending(r => r.EffectiveFrom).ToListAsync(cancellationToken);
        return
        [
            .. RuleKeys.All.Select(key => new RuleLine(
                key.Key,
                key.IsNumber,
                [
                    .. rules
                        .Where(r => r.Key == key.Key)
                        .Select(r => new RuleValue(
                            r.Id,
                            r.Value,
                            key.IsNumber ? null : JsonSerializer.Deserialize<FeeStandard>(r.Value, PortalModel.Json),
                            r.EffectiveFrom,
                            r.EffectiveTo,
                            r.Source,
                            r.Note,
                            r.EffectiveFrom <= today && (r.EffectiveTo is null || r.EffectiveTo >= today),
                            r.Hindrance(today, rules.Any(o => o.Key == r.Key && o.EffectiveFrom > r.EffectiveFrom)) is null
                        )),
                ]
            )),
        ];
    }
}
