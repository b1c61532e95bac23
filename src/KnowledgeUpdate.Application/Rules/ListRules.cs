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
public sealed record RuleValue
{
    public required Guid Id { get; init; }

    public required string Value { get; init; }

    /// <summary>The table, where the rule is one.</summary>
    public required FeeStandard? Fees { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }

    public required string Source { get; init; }

    public required string? Note { get; init; }

    public required bool HoldsToday { get; init; }

    /// <summary>It does not hold yet, and no later one is entered.</summary>
    public required bool MayRemove { get; init; }
}

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
                        .Select(r => new RuleValue
                        {
                            Id = r.Id,
                            Value = r.Value,
                            Fees = key.IsNumber ? null : JsonSerializer.Deserialize<FeeStandard>(r.Value, PortalModel.Json),
                            From = r.EffectiveFrom,
                            To = r.EffectiveTo,
                            Source = r.Source,
                            Note = r.Note,
                            HoldsToday = r.EffectiveFrom <= today && (r.EffectiveTo is null || r.EffectiveTo >= today),
                            MayRemove = r.Hindrance(today, rules.Any(o => o.Key == r.Key && o.EffectiveFrom > r.EffectiveFrom)) is null,
                        }),
                ]
            )),
        ];
    }
}
