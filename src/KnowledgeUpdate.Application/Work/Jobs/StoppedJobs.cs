using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

internal static class StoppedJobs
{
    /// <summary>Lets the kind of work tidy up, if there still is one.</summary>
    public static Task StoppedAsync(this IEnumerable<IJobStep> kinds, Job job, CancellationToken ct) =>
        kinds.SingleOrDefault(k => k.Kind == job.Kind)?.StoppedAsync(job, ct) ?? Task.CompletedTask;
}
