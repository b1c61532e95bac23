using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

/// <summary>
/// Does one kind of long-running job, a step at a time. What a step changes commits together with the progress: a crash loses the current
/// step and repeats nothing. Steps are short, since a cancel waits for the current one.
/// </summary>
public interface IJobStep
{
    /// <summary>The <see cref="Job.Kind"/> it does.</summary>
    string Kind { get; }

    /// <summary>Does the next step, from <see cref="Job.Done"/> on.</summary>
    Task<StepDone> RunAsync(Job job, CancellationToken ct);

    /// <summary>Cleans up after a job that was cancelled or failed, in the transaction that ends it.</summary>
    Task StoppedAsync(Job job, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>What a step achieved.</summary>
/// <param name="Steps">Steps of <see cref="Job.Total"/>; the work ends with its total.</param>
/// <param name="Result">What to tell at the end.</param>
public sealed record StepDone(int Steps, string? Result = null);
