using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Caps of one class of training, 元 per person and day.</summary>
public sealed record FeeClass(string Name, decimal Lodging, decimal Meals, decimal Venue, decimal Other)
{
    /// <summary>The comprehensive cap, 元 per person and day.</summary>
    public decimal Total => Lodging + Meals + Venue + Other;
}

/// <summary>From a day on, only a share of the cap counts.</summary>
/// <param name="AfterDays">Days after which it holds.</param>
/// <param name="Share">The share, 1 for all of it.</param>
public sealed record LongCourseTier(int AfterDays, decimal Share);

/// <summary>The training fee standard: caps by class, tiers for long courses, lecturers' fees. Read from a programme rule, never from code.</summary>
/// <remarks>Source: 中央和国家机关培训费管理办法 (财行〔2016〕540号), as entered in the rule with its date.</remarks>
public sealed record FeeStandard
{
    /// <summary>Classes.</summary>
    public IReadOnlyList<FeeClass> Classes { get; init; } = [];

    /// <summary>Tiers, in order of days; before the first all of the cap counts.</summary>
    public IReadOnlyList<LongCourseTier> Tiers { get; init; } = [];

    /// <summary>Highest fee after tax, 元 per 学时, by rank.</summary>
    public IReadOnlyDictionary<LecturerRank, decimal> LecturerCaps { get; init; } = new Dictionary<LecturerRank, decimal>();

    /// <summary>Hours payable in half a day, at most, 学时.</summary>
    public decimal HalfDayHours { get; init; }

    /// <summary>The class of a name.</summary>
    /// <exception cref="RuleException">The standard does not have it.</exception>
    public FeeClass ClassOf(string name) => Classes.FirstOrDefault(c => c.Name == name)
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

    /// <summary>Payable hours of lessons: per lecturer and half day at most <see cref="HalfDayHours"/>; joined classes are paid once.</summary>
    public decimal PayableHours(IEnumerable<Course> lessons) =>
        lessons.GroupBy(l => (l.Lecturer, l.Day, l.Half)).Sum(g => Math.Min(HalfDayHours, g.Sum(l => l.Hours)));

    /// <summary>The highest fee of one lecturer for lessons, 元 after tax.</summary>
    /// <exception cref="RuleException">The standard has no fee for the rank.</exception>
    public decimal LecturerCap(LecturerRank rank, IEnumerable<Course> lessons) => PayableHours(lessons) * CapOf(rank);

    /// <summary>The highest fee of a rank, 元 per 学时 after tax.</summary>
    /// <exception cref="RuleException">The standard has none.</exception>
    public decimal CapOf(LecturerRank rank) => LecturerCaps.TryGetValue(rank, out var cap)
        ? cap
        : throw new RuleException("The fee standard has no lecturer's fee for this rank. The programme office enters it under Programme rules.");
}

/// <summary>Verdict on one line of a budget.</summary>
public enum FeeVerdict
{
    /// <summary>未超</summary>
    [Term("Within the limit", Tone.Good)] Within,

    /// <summary>高于标准，可在总额内调剂</summary>
    [Term("Above, may be shifted", Tone.Warn)] MayShift,

    /// <summary>超</summary>
    [Term("Over the limit", Tone.Bad)] Over,

    /// <summary>未配置</summary>
    [Term("Not configured", Tone.Idle)] NotConfigured,
}

/// <summary>One line of the working: asked and allowed, each with its factors.</summary>
/// <param name="Item">English key of the item.</param>
/// <param name="AskedWorking">人 × 天 × 单价, or 学时 × 元.</param>
public sealed record FeeLine(string Item, string AskedWorking, decimal Asked, string AllowedWorking, decimal? Allowed, FeeVerdict Verdict)
{
    /// <summary>元 over the limit, or 0.</summary>
    public decimal Excess => Allowed is { } allowed ? Math.Max(0, Asked - allowed) : 0;
}

/// <summary>The working of a budget, as the form, the reviewer and the PDF show it.</summary>
public sealed record FeeWorking(IReadOnlyList<FeeLine> Lines, FeeLine Comprehensive, IReadOnlyList<FeeLine> Lecturers, FeeLine LecturerTravel)
{
    /// <summary>All that is asked for, 元.</summary>
    public decimal Total => Comprehensive.Asked + Lecturers.Sum(l => l.Asked) + LecturerTravel.Asked;

    /// <summary>Nothing is over.</summary>
    public bool IsWithin => Comprehensive.Verdict != FeeVerdict.Over && Lines.Concat(Lecturers).All(l => l.Verdict != FeeVerdict.Over);
}

/// <summary>Computes the working of a budget from the standard.</summary>
public static class FeeCalculator
{
    /// <summary>The working: lodging and meals are hard caps, the rest may be shifted within the comprehensive cap; lecturers stand apart.</summary>
    /// <remarks>Source: 中央和国家机关培训费管理办法: items may be shifted, lodging and meals may not pass their own caps; lecturers' fees are outside the cap.</remarks>
    public static FeeWorking Work(FeeStandard standard, string feeClass, ProposalContent content)
    {
        var (people, days) = (content.HeadCount ?? 0, content.Days ?? 0);
        var ask = content.Budget ?? new BudgetRequest(0, 0, 0, 0, 0, 0, 0, 0);
        var caps = standard.ClassOf(feeClass);
        var weighted = standard.WeightedDays(days);
        FeeLine[] lines =
        [
            Line("Lodging", ask.Lodging, caps.Lodging, hard: true), Line("Meals", ask.Meals, caps.Meals, hard: true),
            Line("Venue, materials and transport", ask.Venue, caps.Venue, hard: false), Line("Other costs", ask.Other, caps.Other, hard: false),
        ];
        var asked = lines.Sum(l => l.Asked);
        var cap = people * weighted * caps.Total;
        var total = new FeeLine("Comprehensive quota", "", asked, Factors(caps.Total), cap, asked > cap ? FeeVerdict.Over : FeeVerdict.Within);
        var lecturers = Enum.GetValues<LecturerRank>().Select(Rank).OfType<FeeLine>().ToArray();
        var travel = new FeeLine("Lecturers' lodging, meals and travel", "", ask.LecturerTravel, "", null, FeeVerdict.NotConfigured);
        return new FeeWorking(lines, total, lecturers, travel);

        FeeLine Line(string item, decimal unit, decimal standardUnit, bool hard)
        {
            var (sum, limit) = (people * days * unit, people * weighted * standardUnit);
            return new FeeLine(item, $"{people} × {days} × {unit:0.##}", sum, Factors(standardUnit), limit,
                sum <= limit ? FeeVerdict.Within : hard ? FeeVerdict.Over : FeeVerdict.MayShift);
        }

        string Factors(decimal unit) => weighted == days ? $"{people} × {days} × {unit:0.##}" : $"{people} × {weighted:0.####} × {unit:0.##}";

        FeeLine? Rank(LecturerRank rank)
        {
            // Courses name their lecturer: of two with one name the first counts, so that no lesson is paid under two ranks.
            var names = content.Lecturers.DistinctBy(l => l.Name).Where(l => l.Rank == rank).Select(l => l.Name).ToHashSet();
            var lessons = content.Courses.Where(c => names.Contains(c.Lecturer)).ToList();
            if (lessons.Count == 0)
                return null;
            var hours = standard.PayableHours(lessons);
            var unit = rank switch { LecturerRank.AssociateSenior => ask.FeePerHourAssociate, LecturerRank.FullSenior => ask.FeePerHourFull, _ => ask.FeePerHourAcademician };
            var (sum, limit) = (hours * unit, hours * standard.CapOf(rank));
            return new FeeLine(rank.Word(), $"{hours:0.##} × {unit:0.##}", sum, $"{hours:0.##} × {standard.CapOf(rank):0.##}", limit, sum > limit ? FeeVerdict.Over : FeeVerdict.Within);
        }
    }
}
