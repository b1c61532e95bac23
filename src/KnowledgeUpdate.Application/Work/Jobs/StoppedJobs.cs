using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

internal static class StoppedJobs
{
    /// <summary>Lets the job's kind clean up, if that kind still exists.</summary>
    public static Task StoppedAsync(this IEnumerable<IJobStep> kinds, Job job, CancellationToken ct) =>
        kinds.SingleOrDefault(k => k.Kind == job.Kind)?.StoppedAsync(job, ct) ?? Task.CompletedTask;
}
