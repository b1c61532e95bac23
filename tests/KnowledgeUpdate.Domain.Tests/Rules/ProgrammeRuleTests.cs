using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Domain.Tests.Rules;

public sealed class ProgrammeRuleTests
{
    [Fact]
    public void A_rule_ends_on_its_first_day_at_the_earliest()
    {
        var rule = new ProgrammeRule(RuleKeys.PublicityDays, "5", new DateOnly(2026, 1, 1), "文号");

        Assert.Equal(
            [new DateOnly(2026, 1, 1)],
            Refused.By("A rule cannot end before it begins on {0:yyyy-MM-dd}.", () => rule.EndOn(new DateOnly(2025, 12, 31))).Args
        );
        Assert.Null(rule.EffectiveTo);
        rule.EndOn(new DateOnly(2026, 1, 1));
        Assert.Equal(new DateOnly(2026, 1, 1), rule.EffectiveTo);
    }

    [Fact]
    public void Every_key_is_listed_once()
    {
        var keys = typeof(RuleKeys).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

        Assert.Equal(keys.Order(StringComparer.Ordinal), RuleKeys.All.Select(k => k.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rule_says_its_bounds_and_every_default_lies_within_them()
    {
        Assert.All(RuleKeys.Defaults, d => Assert.InRange(d.Value, RuleKeys.Find(d.Key)!.Least, RuleKeys.Find(d.Key)!.Most));
        Assert.Equal((0, 100), (RuleKeys.Find(RuleKeys.LateShare)!.Least, RuleKeys.Find(RuleKeys.EarlyShare)!.Most));
        Assert.All(RuleKeys.All.Where(r => r.Name.EndsWith('%')), r => Assert.Equal(100, r.Most));
        Assert.Null(RuleKeys.Find("none"));
    }
}
