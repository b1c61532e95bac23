namespace KnowledgeUpdate.Domain.Learners;

/// <summary>The requirement of a year 年度学时要求.</summary>
/// <param name="Total">Hours a year.</param>
/// <param name="Professional">Least professional hours, as hours of the required total.</param>
/// <param name="Compulsory">Compulsory public hours.</param>
/// <param name="Basis">What the professional share is a share of.</param>
/// <param name="Source">The documents.</param>
/// <remarks>
/// Source: Provisions on Continuing Education of Professional and Technical Personnel (Order No. 25), Art. 8: at least 90 hours a year,
/// professional subjects generally two thirds.
/// </remarks>
public sealed record YearlyRequirement(decimal Total, decimal Professional, decimal Compulsory, ShareBasis Basis, string Source)
{
    /// <summary>What is left for elective public subjects when the other parts are exactly met.</summary>
    public decimal Elective => Math.Max(0, Total - Professional - Compulsory);

    /// <summary>A learner's progress.</summary>
    public YearlyProgress Measure(HourTotals totals)
    {
        var missing = new List<MissingHours>();
        var compulsory = Math.Max(0, Compulsory - totals.Compulsory);
        if (compulsory > 0)
            missing.Add(new(HourCategory.PublicCompulsory, compulsory));
        var professional = Math.Max(0, Professional - totals.Professional);
        if (Basis == ShareBasis.Actual)
            professional = Math.Max(professional, ShortOfShare(totals.Total + compulsory, totals.Professional));
        if (professional > 0)
            missing.Add(new(HourCategory.Professional, professional));
        var rest = Math.Max(0, Total - totals.Total - compulsory - professional);
        if (rest > 0)
            missing.Add(new(HourCategory.PublicElective, rest));
        return new YearlyProgress(totals, this, missing);
    }

    // Added professional hours also raise the total: x with (p + x) = share × (all + x), rounded up to a tenth.
    private decimal ShortOfShare(decimal all, decimal professional)
    {
        var share = Total > 0 ? Professional / Total : 0;
        return share is <= 0 or >= 1
            ? 0
            : Math.Max(0, Math.Ceiling(decimal.Round((all * share - professional) / (1 - share), 6) * 10) / 10);
    }
}

/// <summary>Hours that are missing.</summary>
/// <param name="Category">Where; elective stands for “of any category”, since any fills the total.</param>
public readonly record struct MissingHours(HourCategory Category, decimal Hours);

/// <summary>A learner's progress in a year.</summary>
public sealed record YearlyProgress(HourTotals Totals, YearlyRequirement Requirement, IReadOnlyList<MissingHours> Missing)
{
    public bool IsComplete => Missing.Count == 0;

    /// <summary>Hours missing in all.</summary>
    public decimal MissingInAll => Missing.Sum(m => m.Hours);
}
