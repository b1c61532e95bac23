namespace KnowledgeUpdate.Benchmarks;

/// <summary>One promise that is measured. To add another: a class with a name, a size and figures, and a line in Program.cs.</summary>
internal abstract class Benchmark
{
    /// <summary>Its name, by which it is run alone.</summary>
    public abstract string Name { get; }

    public abstract Task RunAsync(Bench bench, Report report);
}
