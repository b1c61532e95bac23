namespace KnowledgeUpdate.Benchmarks;

/// <summary>What every benchmark needs to know of the run.</summary>
/// <param name="IsQuick">A small form, to see that it works; its figures promise nothing.</param>
internal sealed record Bench(bool IsQuick, Action<string> Say)
{
    /// <summary>How often each thing is measured.</summary>
    public int Runs => IsQuick ? 3 : 5;

    /// <summary>A size, smaller in a quick run.</summary>
    public int Size(int full) => IsQuick ? Math.Max(1, full / 20) : full;
}
