namespace KnowledgeUpdate.Domain.Rules;

/// <summary>
/// A number set by a regulation 工程参数: value, period and source document. A missing one is "not configured"; nothing is guessed.
/// </summary>
public sealed class ProgrammeRule : Entity
{
    private ProgrammeRule() { }

    /// <param name="key">One of <see cref="RuleKeys"/>.</param>
    /// <param name="value">A number, or JSON for a table.</param>
    /// <param name="from">First Beijing date it holds.</param>
    /// <param name="source">The document it comes from.</param>
    /// <param name="note">A remark, such as what is still to be confirmed.</param>
    public ProgrammeRule(string key, string value, DateOnly from, string source, string? note = null)
    {
        Key = key;
        Value = value;
        EffectiveFrom = from;
        Source = source;
        Note = note;
    }

    /// <summary>What the rule is about.</summary>
    public string Key { get; private set; } = "";

    /// <summary>A number, or JSON for a table.</summary>
    public string Value { get; private set; } = "";

    /// <summary>First Beijing date it holds.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>Last Beijing date it holds; null: until replaced.</summary>
    public DateOnly? EffectiveTo { get; private set; }

    /// <summary>The document it comes from.</summary>
    public string Source { get; private set; } = "";

    public string? Note { get; private set; }

    /// <summary>Ends the rule, since another follows it.</summary>
    /// <exception cref="RuleException">It would end before it began.</exception>
    public void EndOn(DateOnly last)
    {
        if (last < EffectiveFrom)
            throw new RuleException("A rule cannot end before it begins on {0:yyyy-MM-dd}.", EffectiveFrom);
        EffectiveTo = last;
    }

    /// <summary>Stays in force: the value that was to follow it is removed.</summary>
    public void HoldsOn() => EffectiveTo = null;

    /// <summary>What prevents removing the value; null if nothing does.</summary>
    /// <param name="isFollowed">A later value is entered.</param>
    public RuleException? Hindrance(DateOnly today, bool isFollowed) =>
        EffectiveFrom <= today
            ? new RuleException(
                "This value has held since {0:yyyy-MM-dd}: what was decided under it rests on it. Enter the value that follows it.",
                EffectiveFrom
            )
        : isFollowed ? new RuleException("A later value is entered already: take that one out first.")
        : null;
}
