namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>From a day on, only a share of the cap counts.</summary>
/// <param name="AfterDays">Days after which it holds.</param>
/// <param name="Share">The share, 1 for all of it.</param>
public sealed record LongCourseTier(int AfterDays, decimal Share);

/// <summary>
/// The training fee standard: caps by class, tiers for long courses, lecturers' fees. Read from a programme rule, never from code.
/// </summary>
/// <remarks>Source: 中央和国家机关培训费管理办法 (财行〔2016〕540号), as entered in the rule with its date.</remarks>
public sealed record FeeStandard
{
    public IReadOnlyList<FeeClass> Classes { get; init; } = [];

    /// <summary>Tiers, in order of days; before the first all of the cap counts.</summary>
    public IReadOnlyList<LongCourseTier> Tiers { get; init; } = [];

    /// <summary>Highest fee after tax, 元 per 学时, by rank.</summary>
    public IReadOnlyDictionary<LecturerRank, decimal> LecturerCaps { get; init; } = new Dictionary<LecturerRank, decimal>();

    /// <summary>Hours payable in half a day, at most, 学时.</summary>
    public decimal HalfDayHours { get; init; }

    /// <summary>The class of a name.</summary>
    /// <exception cref="RuleException">The standard does not have it.</exception>
    public FeeClass ClassOf(string name) =>
        Classes.FirstOrDefault(c => c.Name == name)
        ?? throw new RuleException("The fee standard has no class {0}. The programme office enters it under Programme rules.", name);

    /// <summary>Days after the tiers were applied: 20 days count as 15 + 5 × 0.8 = 19.</summary>
    public decimal WeightedDays(int days)
    {
        var weighted = 0m;
        for (var day = 1; day <= days; day++)
            weighted += Tiers.LastOrDefault(t => day > t.AfterDays)?.Share ?? 1m;
        return weighted;
    }

    /// <summary>The comprehensive cap, 元: people × days × standard, long courses by tier.</summary>
    public decimal Cap(string feeClass, int people, int days) => people * WeightedDays(days) * ClassOf(feeClass).Total;

    /// <summary>
    /// Payable hours of lessons: per lecturer and half day at most <see cref="HalfDayHours"/>; joined classes are paid once.
    /// </summary>
    public decimal PayableHours(IEnumerable<Course> lessons) =>
        lessons.GroupBy(l => (l.Lecturer, l.Day, l.Half)).Sum(g => Math.Min(HalfDayHours, g.Sum(l => l.Hours)));

    /// <summary>The highest fee of one lecturer for lessons, 元 after tax.</summary>
    /// <exception cref="RuleException">The standard has no fee for the rank.</exception>
    public decimal LecturerCap(LecturerRank rank, IEnumerable<Course> lessons) => PayableHours(lessons) * CapOf(rank);

    /// <summary>The highest fee of a rank, 元 per 学时 after tax.</summary>
    /// <exception cref="RuleException">The standard has none.</exception>
    public decimal CapOf(LecturerRank rank) =>
        LecturerCaps.TryGetValue(rank, out var cap)
            ? cap
            : throw new RuleException(
                "The fee standard has no lecturer's fee for this rank. The programme office enters it under Programme rules."
            );
}
