using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

/// <summary>The progress of the person's own job.</summary>
[SignedIn]
public sealed record GetJob(Guid Id) : IQuery<JobProgress>;

/// <summary>Progress of a piece of work.</summary>
/// <param name="Result">What came of it; for failed work the number under which the log tells the fault.</param>
public sealed record JobProgress(
    Guid Id,
    string Kind,
    int Done,
    int Total,
    JobState State,
    DateTimeOffset OrderedAt,
    DateTimeOffset? EndedAt,
    string? Result,
    bool CancelRequested
)
{
    /// <summary>Whether it is over.</summary>
    public bool IsOver => EndedAt is not null;
}

internal sealed class GetJobHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetJob, JobProgress>
{
    public Task<JobProgress> Handle(GetJob query, CancellationToken cancellationToken) =>
        db
            .Jobs.Where(j => j.Id == query.Id && j.UserId == actor.Me)
            .Select(j => new JobProgress(j.Id, j.Kind, j.Done, j.Total, j.State, j.OrderedAt, j.EndedAt, j.Result, j.CancelRequested))
            .SingleOrNotFoundAsync(p => true, cancellationToken);
}
