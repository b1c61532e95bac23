using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

/// <summary>Ends a job whose step failed. What its earlier steps did stays.</summary>
/// <param name="Reference">Number under which the log tells the fault.</param>
[PortalOnly]
public sealed record FailJob(Guid JobId, string Reference) : ICommand<Unit>;

internal sealed class FailJobHandler(PortalDbContext db, IEnumerable<IJobStep> kinds, TimeProvider clock) : IRequestHandler<FailJob, Unit>
{
    public async Task<Unit> Handle(FailJob command, CancellationToken cancellationToken)
    {
        if (await db.Jobs.SingleAsync(j => j.Id == command.JobId, cancellationToken) is not { IsOver: false } job)
            return Unit.Value;
        job.End(JobState.Failed, command.Reference, clock.GetUtcNow());
        await kinds.StoppedAsync(job, cancellationToken);
        return Unit.Value;
    }
}
