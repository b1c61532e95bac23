using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>The expert's own scoring sheet.</summary>
[Requires(Permission.SubmitScore)]
public sealed record GetScoringSheet(Guid AssignmentId) : IQuery<ScoringSheet>;

public sealed record ScoringSheet
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required Guid SubjectId { get; init; }

    public required string Title { get; init; }

    /// <summary>Where the expert reads what is to be scored.</summary>
    public required string Link { get; init; }

    /// <summary>Kind of the record that holds the round.</summary>
    public required string Kind { get; init; }

    /// <summary>Neither host nor people are told.</summary>
    public required bool IsBlind { get; init; }

    public required IReadOnlyList<ScoringCriterion> Criteria { get; init; }

    /// <summary>0 to 100, in the order of the criteria; none before the sheet is submitted.</summary>
    public required IReadOnlyList<decimal> Points { get; init; }

    public required string? Comment { get; init; }

    public required AssignmentState State { get; init; }

    public required bool IsOpen { get; init; }
}

internal sealed class GetScoringSheetHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetScoringSheet, ScoringSheet>
{
    public async Task<ScoringSheet> Handle(GetScoringSheet query, CancellationToken cancellationToken)
    {
        var a = await db.ExpertAssignments.SingleOrNotFoundAsync(
            a => a.Id == query.AssignmentId && a.UserId == actor.Me && a.State != AssignmentState.StoodAside,
            cancellationToken
        );
        var round = await db.ScoringRounds.SingleAsync(r => r.Id == a.RoundId, cancellationToken);
        var subject = await db.ScoredSubjects.SingleAsync(s => s.RoundId == a.RoundId && s.SubjectId == a.SubjectId, cancellationToken);
        return new ScoringSheet
        {
            Id = a.Id,
            Version = a.Version,
            SubjectId = a.SubjectId,
            Title = subject.Title,
            Link = subject.Link,
            Kind = round.Kind,
            IsBlind = round.IsBlind,
            Criteria = round.Criteria,
            Points = a.Points,
            Comment = a.Comment,
            State = a.State,
            IsOpen = round.IsOpen,
        };
    }
}
