using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

/// <summary>The progress of the person's own job.</summary>
[SignedIn]
public sealed record GetJob(Guid Id) : IQuery<JobProgress>;

/// <summary>Progress of a piece of work.</summary>
public sealed record JobProgress
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required int Done { get; init; }

    public required int Total { get; init; }

    public required JobState State { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>What came of it; for failed work the number under which the log tells the fault.</summary>
    public required string? Result { get; init; }

    public required bool CancelRequested { get; init; }

    /// <summary>Whether it is over.</summary>
    public bool IsOver => EndedAt is not null;
}

internal sealed class GetJobHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetJob, JobProgress>
{
    public Task<JobProgress> Handle(GetJob query, CancellationToken cancellationToken) =>
        db
            .Jobs.Where(j => j.Id == query.Id && j.UserId == actor.Me)
            .Select(j => new JobProgress
            {
                Id = j.Id,
                Kind = j.Kind,
                Done = j.Done,
                Total = j.Total,
                State = j.State,
                OrderedAt = j.OrderedAt,
                EndedAt = j.EndedAt,
                Result = j.Result,
                CancelRequested = j.CancelRequested,
            })
            .SingleOrNotFoundAsync(p => true, cancellationToken);
}
