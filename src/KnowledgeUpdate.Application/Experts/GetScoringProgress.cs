using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>How far a round has come. A reader with a conflict of interest sees figures that do not depend on the hidden scores.</summary>
[Requires(Permission.ReadScoring)]
public sealed record GetScoringProgress(Guid RoundId) : IQuery<ScoringProgress>;

/// <summary>Scores in and outstanding, by expert and by subject.</summary>
/// <param name="Link">The record that holds the round.</param>
public sealed record ScoringProgress(
    string Title,
    string Link,
    string Seed,
    int Done,
    int Total,
    IReadOnlyList<ExpertProgress> Experts,
    IReadOnlyList<SubjectProgress> Subjects
);

public sealed record ExpertProgress(string Name, int Done, int Total);

/// <param name="Mean">Mean of the scores in; null while hidden or none.</param>
/// <param name="Hidden">The reader has a conflict of interest.</param>
public sealed record SubjectProgress(
    string Link,
    string Number,
    string Title,
    string Host,
    int? Done,
    int? Total,
    decimal? Mean,
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
        var byExpert = scores.ToLookup(s => s.ExpertId);
        var bySubject = scores.ToLookup(s => s.SubjectId);
        return new ScoringProgress(
            round.Title,
            round.Link,
            round.Seed,
            scores.Count(s => s.State == AssignmentState.Submitted),
            scores.Count,
            [
                .. experts
                    .Where(e => byExpert.Contains(e.Id))
                    .Select(e => new ExpertProgress(
                        e.Name,
                        byExpert[e.Id].Count(s => s.State == AssignmentState.Submitted),
                        byExpert[e.Id].Count()
                    )),
            ],
            [
                .. subjects.Select(s =>
                    s.Hidden
                        ? new SubjectProgress(s.Subject.Link, s.Subject.Number, s.Subject.Title, s.Subject.HostName, null, null, null, true)
                        : new SubjectProgress(
                            s.Subject.Link,
                            s.Subject.Number,
                            s.Subject.Title,
                            s.Subject.HostName,
                            bySubject[s.Subject.SubjectId].Count(x => x.State == AssignmentState.Submitted),
                            bySubject[s.Subject.SubjectId].Count(),
                            bySubject[s.Subject.SubjectId].Average(x => x.Score) is { } mean ? decimal.Round(mean, 2) : null,
                            false
                        )
                ),
            ]
        );
    }
}
