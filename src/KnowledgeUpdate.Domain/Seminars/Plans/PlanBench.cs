namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>A seminar on the bench.</summary>
public sealed record BenchItem
{
    public required Guid Id { get; init; }

    public required string? Number { get; init; }

    public required string Title { get; init; }

    public required Guid HostId { get; init; }

    public required string Host { get; init; }

    public required SeminarKind Kind { get; init; }

    public required string Field { get; init; }

    public required int HeadCount { get; init; }

    public required int Days { get; init; }

    public required DateOnly? StartsOn { get; init; }

    public required decimal CentralFunds { get; init; }

    public required decimal RegionFunds { get; init; }

    public required decimal OwnFunds { get; init; }

    public required IReadOnlyList<string> Lecturers { get; init; }

    /// <summary>0 to 100; null where there is none or the reader may not know it.</summary>
    public required decimal? Score { get; init; }

    public required int? Rank { get; init; }

    /// <summary>For a national seminar: the ministry has approved it.</summary>
    public required bool MinistryApproved { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? EndsOn => StartsOn?.AddDays(Math.Max(1, Days) - 1);

    /// <summary>Whether both are held on some same day.</summary>
    public bool Overlaps(BenchItem other) => StartsOn is { } a && other.StartsOn is { } b && a <= other.EndsOn && b <= EndsOn;
}

/// <summary>A problem and the rows it concerns.</summary>
/// <param name="What">Month, unit, field, kind, lecturer or source of money.</param>
public sealed record BenchProblem(BenchProblemKind Kind, string What, IReadOnlyList<Guid> Items)
{
    /// <summary>Passing it needs a reason when the plan is formed; a clash of dates is seen to before the seminar is held.</summary>
    public bool PassesLimit => Kind is not (BenchProblemKind.LecturerClash or BenchProblemKind.HostClash);
}

/// <summary>Totals, distributions and problems of a set of seminars, at once and without changing anything.</summary>
public sealed class PlanBench
{
    /// <summary>Looks at a set.</summary>
    public PlanBench(IReadOnlyList<BenchItem> items, CallTerms terms)
    {
        Items = items;
        ByMonth = Enumerable.Range(1, 12).ToDictionary(m => m, m => items.Count(i => i.StartsOn?.Month == m));
        ByField = items.GroupBy(i => i.Field).ToDictionary(g => g.Key, g => g.Count());
        ByKind = Enum.GetValues<SeminarKind>().ToDictionary(k => k, k => items.Count(i => i.Kind == k));
        ByHost = items.GroupBy(i => i.Host).ToDictionary(g => g.Key, g => g.Count());
        Problems = [.. Clashes(), .. Limits(terms), .. Money(terms), .. Outstanding()];
    }

    /// <summary>The seminars, in order.</summary>
    public IReadOnlyList<BenchItem> Items { get; }

    /// <summary>Trainees, 人.</summary>
    public int People => Items.Sum(i => i.HeadCount);

    /// <summary>Central money, 元.</summary>
    public decimal CentralFunds => Items.Sum(i => i.CentralFunds);

    /// <summary>The region's money, 元.</summary>
    public decimal RegionFunds => Items.Sum(i => i.RegionFunds);

    /// <summary>The hosts' own money, 元.</summary>
    public decimal OwnFunds => Items.Sum(i => i.OwnFunds);

    /// <summary>Seminars by month of the first day.</summary>
    public IReadOnlyDictionary<int, int> ByMonth { get; }

    /// <summary>Seminars by field code.</summary>
    public IReadOnlyDictionary<string, int> ByField { get; }

    public IReadOnlyDictionary<SeminarKind, int> ByKind { get; }

    public IReadOnlyDictionary<string, int> ByHost { get; }

    public IReadOnlyList<BenchProblem> Problems { get; }

    /// <summary>The problems that adding one more would bring.</summary>
    public IEnumerable<BenchProblem> ProblemsOfAdding(BenchItem candidate, CallTerms terms) =>
        new PlanBench([.. Items, candidate], terms).Problems.Where(p => p.Items.Contains(candidate.Id));

    private IEnumerable<BenchProblem> Clashes()
    {
        for (var i = 0; i < Items.Count; i++)
        {
            for (var j = i + 1; j < Items.Count; j++)
            {
                if (!Items[i].Overlaps(Items[j]))
                    continue;
                foreach (var name in Items[i].Lecturers.Intersect(Items[j].Lecturers))
                    yield return new(BenchProblemKind.LecturerClash, name, [Items[i].Id, Items[j].Id]);
                if (Items[i].HostId == Items[j].HostId)
                    yield return new(BenchProblemKind.HostClash, Items[i].Host, [Items[i].Id, Items[j].Id]);
            }
        }
    }

    private IEnumerable<BenchProblem> Limits(CallTerms terms)
    {
        foreach (var (month, count) in ByMonth.Where(m => m.Value > terms.MonthLimit))
            yield return new(BenchProblemKind.MonthOver, $"{month} ({count} / {terms.MonthLimit})", Ids(i => i.StartsOn?.Month == month));
        foreach (var (host, count) in ByHost.Where(h => h.Value > terms.HostLimit))
            yield return new(BenchProblemKind.HostOver, $"{host} ({count} / {terms.HostLimit})", Ids(i => i.Host == host));
        foreach (var (field, count) in ByField.Where(f => f.Value > terms.FieldLimit))
            yield return new(BenchProblemKind.FieldOver, field, Ids(i => i.Field == field));
        foreach (var (kind, limit) in terms.KindLimits.Where(k => ByKind[k.Key] > k.Value))
            yield return new(BenchProblemKind.KindOver, kind.Word(), Ids(i => i.Kind == kind));
    }

    private IEnumerable<BenchProblem> Money(CallTerms terms)
    {
        if (RegionFunds > terms.RegionBudget)
            yield return new(BenchProblemKind.MoneyOver, "Region's money", Ids(i => i.RegionFunds > 0));
        if (CentralFunds > terms.CentralBudget)
            yield return new(BenchProblemKind.MoneyOver, "Central money", Ids(i => i.CentralFunds > 0));
    }

    private IEnumerable<BenchProblem> Outstanding() =>
        Items
            .Where(i => i.Kind == SeminarKind.National && !i.MinistryApproved)
            .Select(i => new BenchProblem(BenchProblemKind.MinistryOutstanding, i.Title, [i.Id]));

    private List<Guid> Ids(Func<BenchItem, bool> which) => [.. Items.Where(which).Select(i => i.Id)];
}
