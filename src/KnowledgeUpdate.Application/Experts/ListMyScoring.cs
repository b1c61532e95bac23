using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>What is given to the expert who asks, of all rounds.</summary>
[Requires(Permission.SubmitScore)]
public sealed record ListMyScoring : IQuery<IReadOnlyList<ScoringRow>>;

/// <summary>One sheet.</summary>
public sealed record ScoringRow
{
    public required Guid AssignmentId { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    /// <summary>Who filed it; empty where scoring is blind.</summary>
    public required string Host { get; init; }

    public required string Link { get; init; }

    public required AssignmentState State { get; init; }

    public required decimal? Score { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required bool IsOpen { get; init; }
}

internal sealed class ListMyScoringHandler(PortalDbContext db, Actor actor) : IRequestHandler<ListMyScoring, IReadOnlyList<ScoringRow>>
{
    public async Task<IReadOnlyList<ScoringRow>> Handle(ListMyScoring query, CancellationToken cancellationToken) =>
        await (
            from a in db.ExpertAssignments
            join s in db.ScoredSubjects on new { a.RoundId, a.SubjectId } equals new { s.RoundId, s.SubjectId }
            join r in db.ScoringRounds on a.RoundId equals r.Id
            where a.UserId == actor.Me && a.State != AssignmentState.StoodAside
            orderby a.State, s.Number
            select new ScoringRow
            {
                AssignmentId = a.Id,
                Number = s.Number,
                Title = s.Title,
                Host = r.IsBlind ? "" : s.HostName,
                Link = s.Link,
                State = a.State,
                Score = a.Score,
                DueOn = r.DueOn,
                IsOpen = r.ClosedAt == null,
            }
        )
            .Take(500)
            .ToListAsync(cancellationToken);
}
