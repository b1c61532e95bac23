using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Common;

/// <summary>The values of one rule, newest first.</summary>
public sealed class RuleValues(IReadOnlyList<ProgrammeRule> values)
{
    /// <summary>The value in force on a day; null: not configured.</summary>
    public int? On(DateOnly day) =>
        values.FirstOrDefault(v => v.EffectiveFrom <= day && (v.EffectiveTo is null || v.EffectiveTo >= day)) is { } rule
        && int.TryParse(rule.Value, out var number)
            ? number
            : null;

    /// <summary>All of them with their first days, so that a change is noticed.</summary>
    public override string ToString() =>
        string.Join(',', values.Select(v => FormattableString.Invariant($"{v.EffectiveFrom:yyyyMMdd}={v.Value}")));
}
