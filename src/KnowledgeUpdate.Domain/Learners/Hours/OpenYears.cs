namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// The learning years for which hours are entered 开放年度, by claim, by file or by a course: this one and some before it, never one to
/// come. A closed year keeps its hours, and its certificate can still be taken.
/// </summary>
/// <param name="Current">The learning year now, by the Beijing day.</param>
/// <param name="Back">Earlier years that are open too.</param>
public sealed record OpenYears(short Current, int Back)
{
    /// <summary>The years that are open on a Beijing day.</summary>
    /// <param name="back">Earlier years that are open too.</param>
    public static OpenYears On(DateOnly today, int back) => new((short)today.Year, back);

    /// <summary>The earliest that is open.</summary>
    public short Earliest => (short)(Current - Back);

    /// <summary>All of them, this one first.</summary>
    public IReadOnlyList<short> All => [.. Enumerable.Range(0, Back + 1).Select(back => (short)(Current - back))];

    public bool Contains(int year) => year >= Earliest && year <= Current;

    /// <summary>Refuses hours for a year that is not open.</summary>
    /// <exception cref="RuleException">It is closed, or still to come.</exception>
    public void Demand(int year)
    {
        if (!Contains(year))
            throw new RuleException("Hours are entered for the learning years {0} to {1}. {2} is not open.", Earliest, Current, year);
    }

    /// <summary>Refuses what is said of a year to come.</summary>
    /// <exception cref="RuleException">It has not begun.</exception>
    public void DemandBegun(int year)
    {
        if (year > Current)
            throw new RuleException("The learning year {0} has not begun.", year);
    }
}
