using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>How far a round has come. A reader with a conflict of interest sees figures that do not depend on the hidden scores.</summary>
[Requires(Permission.ReadScoring)]
public sealed record GetScoringProgress(Guid RoundId) : IQuery<ScoringProgress>;

/// <summary>Scores in and outstanding, by expert and by subject.</summary>
public sealed record ScoringProgress
{
    public required string Title { get; init; }

    /// <summary>The record that holds the round.</summary>
    public required string Link { get; init; }

    public required string Seed { get; init; }

    public required int Done { get; init; }

    public required int Total { get; init; }

    public required bool IsOpen { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required ScoreMethod Method { get; init; }

    public required IReadOnlyList<ExpertProgress> Experts { get; init; }

    /// <summary>The highest score first.</summary>
    public required IReadOnlyList<SubjectProgress> Subjects { get; init; }
}

public sealed record ExpertProgress(string Name, int Done, int Total);

/// <summary>Who scores a subject; what the person gave is not said.</summary>
public sealed record ScorerProgress(Guid AssignmentId, uint Version, string Name, AssignmentState State);

/// <param name="Summary">The scores in taken together; null while hidden or none.</param>
/// <param name="Scorers">Its experts by name, not in the order of their scores; none while hidden.</param>
/// <param name="Hidden">The reader has a conflict of interest.</param>
public sealed record SubjectProgress(
    string Link,
    string Number,
    string Title,
    string Host,
    ScoreSummary? Summary,
    IReadOnlyList<ScorerProgress> Scorers,
    bool Hidden
);

internal sealed class GetScoringProgressHandler(PortalDbContext db, Parties parties) : IRequestHandler<GetScoringProgress, ScoringProgress>
{
    public async Task<ScoringProgress> Handle(GetScoringProgress query, CancellationToken cancellationToken)
    {
        var round = await db.ScoringRounds.SingleOrNotFoundAsync(r => r.Id == query.RoundId, cancellationToken);
        var me = await parties.MyAccountsAsync(cancellationToken);
        var scores = await Scores
            .VisibleTo(db, me, round.Id)
            .Select(a => new
            {
                a.Id,
                a.Version,
                a.SubjectId,
                a.ExpertId,
                a.State,
                a.Score,
            })
            .ToListAsync(cancellationToken);
        var subjects = await db
            .ScoredSubjects.Where(s => s.RoundId == round.Id)
            .OrderBy(s => s.Number)
            .Select(s => new { Subject = s, Hidden = db.ConflictsOfInterest.Any(c => me.Contains(c.UserId) && c.SubjectId == s.SubjectId) })
            .ToListAsync(cancellationToken);
        var experts = await db
            .Experts.OrderBy(e => e.Name)
            .ThenBy(e => e.Id)
            .Select(e => new { e.Id, e.Name })
            .ToListAsync(cancellationToken);
        var names = experts.ToDictionary(e => e.Id, e => e.Name);
        var byExpert = scores.ToLookup(s => s.ExpertId);
        var bySubject = scores.ToLookup(s => s.SubjectId);
        return new ScoringProgress
        {
            Title = round.Title,
            Link = round.Link,
            Seed = round.Seed,
            Done = scores.Count(s => s.State == AssignmentState.Submitted),
            Total = scores.Count,
            IsOpen = round.IsOpen,
            DueOn = round.DueOn,
            Method = round.Method,
            Experts =
            [
                .. experts
                    .Where(e => byExpert.Contains(e.Id))
                    .Select(e => new ExpertProgress(
                        e.Name,
                        byExpert[e.Id].Count(s => s.State == AssignmentState.Submitted),
                        byExpert[e.Id].Count()
                    )),
            ],
            Subjects =
            [
                .. subjects
                    .Select(s => new SubjectProgress(
                        s.Subject.Link,
                        s.Subject.Number,
                        s.Subject.Title,
                        s.Subject.HostName,
                        s.Hidden
                            ? null
                            : ScoreSummary.Of(bySubject[s.Subject.SubjectId].Select(x => x.Score).OfType<decimal>(), round.Method),
                        s.Hidden
                            ? []
                            :
                            [
                                .. bySubject[s.Subject.SubjectId]
                                    .Select(x => new ScorerProgress(x.Id, x.Version, names[x.ExpertId], x.State))
                                    .OrderBy(x => x.Name, StringComparer.Ordinal),
                            ],
                        s.Hidden
                    ))
                    .OrderByDescending(s => s.Summary?.Score ?? -1)
                    .ThenBy(s => s.Number, StringComparer.Ordinal),
            ],
        };
    }
}
