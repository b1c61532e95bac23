namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>One line of the working: asked and allowed, each with its factors.</summary>
/// <param name="Item">English key of the item.</param>
/// <param name="AskedWorking">人 × 天 × 单价, or 学时 × 元.</param>
public sealed record FeeLine(
    [Sentence] string Item,
    string AskedWorking,
    decimal Asked,
    string AllowedWorking,
    decimal? Allowed,
    FeeVerdict Verdict
)
{
    /// <summary>元 over the limit, or 0.</summary>
    public decimal Excess => Allowed is { } allowed ? Math.Max(0, Asked - allowed) : 0;
}

/// <summary>The working of a budget, as the form, the reviewer and the PDF show it.</summary>
public sealed record FeeWorking(
    IReadOnlyList<FeeLine> Lines,
    FeeLine Comprehensive,
    IReadOnlyList<FeeLine> Lecturers,
    FeeLine LecturerTravel
)
{
    /// <summary>All that is asked for, 元.</summary>
    public decimal Total => Comprehensive.Asked + Lecturers.Sum(l => l.Asked) + LecturerTravel.Asked;

    public bool IsWithin => Comprehensive.Verdict != FeeVerdict.Over && Lines.Concat(Lecturers).All(l => l.Verdict != FeeVerdict.Over);
}
