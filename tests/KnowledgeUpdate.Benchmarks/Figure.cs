namespace KnowledgeUpdate.Benchmarks;

/// <summary>One figure of a report. It is met only if the worst of its runs meets it.</summary>
/// <param name="Ours">What the portal does, median of the runs.</param>
/// <param name="Limit">What it is held against, measured in the same runs, or a fixed limit.</param>
/// <param name="Ratio">Ours in units of the limit, median of the runs.</param>
/// <param name="Target">The largest ratio allowed; of a rate the smallest.</param>
internal sealed record Figure(string Name, double Ours, double Limit, double Ratio, double Target, bool Met)
{
    /// <summary>From runs that measured both side by side.</summary>
    public static Figure AtMost(string name, IReadOnlyList<(double Ours, double Limit)> runs, double target)
    {
        List<double> ratios = [.. runs.Select(r => r.Ours / r.Limit)];
        return new Figure(
            name,
            Median(runs.Select(r => r.Ours)),
            Median(runs.Select(r => r.Limit)),
            Median(ratios),
            target,
            ratios.Max() <= target
        );
    }

    /// <summary>From runs that measured both side by side, where more is better: what is asked for a second.</summary>
    public static Figure AtLeast(string name, IReadOnlyList<(double Ours, double Limit)> runs, double target)
    {
        List<double> ratios = [.. runs.Select(r => r.Ours / r.Limit)];
        return new Figure(
            name,
            Median(runs.Select(r => r.Ours)),
            Median(runs.Select(r => r.Limit)),
            Median(ratios),
            target,
            ratios.Min() >= target
        );
    }

    /// <summary>From a count against a fixed limit.</summary>
    public static Figure Count(string name, int ours, int limit) => AtMost(name, [(ours, limit)], 1);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
