namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// A kind of activity that counts as continuing education 活动类别, with its conversion into hours. Reference data of each province, with
/// effective dates.
/// </summary>
/// <remarks>Source: Order No. 25, Art. 8 names the ways; the provincial department sets the conversion.</remarks>
public sealed class ActivityKind : Entity
{
    private ActivityKind() { }

    /// <param name="code">Short code.</param>
    /// <param name="hoursPerUnit">Hours 学时 for one unit.</param>
    /// <param name="unit">What is counted: 天, 半天, 篇, 项, 次.</param>
    /// <param name="maxPerClaim">Most hours of one claim; null: none.</param>
    /// <param name="maxPerYear">Most hours of this kind in a learning year; null: none.</param>
    /// <param name="needsRecognition">After the employer, the industry department or the HR bureau recognises it.</param>
    /// <param name="evidence">Papers to be attached, in words.</param>
    /// <param name="source">The document that sets the conversion.</param>
    public ActivityKind(
        string code,
        string name,
        string nameEn,
        HourCategory category,
        decimal hoursPerUnit,
        string unit,
        decimal? maxPerClaim,
        decimal? maxPerYear,
        bool needsRecognition,
        string evidence,
        string source,
        DateOnly from,
        int order
    )
    {
        Code = code;
        Name = name;
        NameEn = nameEn;
        Category = category;
        HoursPerUnit = hoursPerUnit;
        Unit = unit;
        MaxPerClaim = maxPerClaim;
        MaxPerYear = maxPerYear;
        NeedsRecognition = needsRecognition;
        Evidence = evidence;
        Source = source;
        EffectiveFrom = from;
        SortOrder = order;
    }

    public string Code { get; private set; } = "";

    [Term("Name of the kind")]
    public string Name { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    /// <summary>Category that its hours count in.</summary>
    public HourCategory Category { get; private set; }

    /// <summary>Hours 学时 for one unit.</summary>
    public decimal HoursPerUnit { get; private set; }

    public string Unit { get; private set; } = "";

    /// <summary>Most hours of one claim.</summary>
    public decimal? MaxPerClaim { get; private set; }

    /// <summary>Most hours of this kind in a learning year.</summary>
    public decimal? MaxPerYear { get; private set; }

    /// <summary>Whether a second step recognises it.</summary>
    public bool NeedsRecognition { get; private set; }

    /// <summary>Papers to be attached, in words.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>The document that sets the conversion.</summary>
    public string Source { get; private set; } = "";

    /// <summary>First Beijing date it holds.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>Last Beijing date it holds.</summary>
    public DateOnly? EffectiveTo { get; private set; }

    public int SortOrder { get; private set; }

    /// <summary>Whether it held on the day of study.</summary>
    public bool HoldsOn(DateOnly date) => EffectiveFrom <= date && (EffectiveTo is null || EffectiveTo >= date);

    /// <summary>Hours for an amount of units, capped for one claim.</summary>
    public decimal Convert(decimal units) =>
        Math.Min(decimal.Round(units * HoursPerUnit, 1, MidpointRounding.AwayFromZero), MaxPerClaim ?? decimal.MaxValue);

    /// <summary>Ends the kind: claims for study after that day cannot use it.</summary>
    /// <exception cref="RuleException">It would end before it began.</exception>
    public void EndOn(DateOnly last)
    {
        if (last < EffectiveFrom)
            throw new RuleException("A rule cannot end before it begins on {0:yyyy-MM-dd}.", EffectiveFrom);
        EffectiveTo = last;
    }
}
