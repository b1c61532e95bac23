using FluentValidation;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>How far scoring has come. A reader with a conflict of interest sees figures that do not depend on the hidden scores.</summary>
[Requires(Permission.ReadScoring)]
public sealed record GetScoringProgress(Guid CallId) : IQuery<ScoringProgress>;

/// <summary>Scores in and outstanding, by expert and by proposal.</summary>
public sealed record ScoringProgress(
    Guid CallId,
    string Title,
    string? Seed,
    int Done,
    int Total,
    IReadOnlyList<ExpertProgress> Experts,
    IReadOnlyList<ProposalProgress> Proposals
);

public sealed record ExpertProgress(string Name, int Done, int Total);

/// <param name="Mean">Mean of the scores in; null while hidden or none.</param>
/// <param name="Hidden">The reader has a conflict of interest.</param>
public sealed record ProposalProgress(Guid Id, string Number, string Title, string Host, int? Done, int? Total, decimal? Mean, bool Hidden);

internal sealed class GetScoringProgressHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetScoringProgress, ScoringProgress>
{
    public async Task<ScoringProgress> Handle(GetScoringProgress query, CancellationToken cancellationToken)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == query.CallId, cancellationToken);
        var scores = await Scores
            .VisibleTo(db, actor, call.Id)
            .Select(a => new
            {
                a.ProposalId,
                a.ExpertId,
                a.State,
                a.Score,
            })
            .ToListAsync(cancellationToken);
        var proposals = await db
            .SeminarProposals.Where(p =>
                p.CallId == call.Id && p.State != ProposalState.Draft && db.ExpertAssignments.Any(a => a.ProposalId == p.Id)
            )
            .OrderBy(p => p.Number)
            .Select(p => new
            {
                p.Id,
                p.Number,
                p.Title,
                p.OrganisationName,
                Hidden = db.ConflictsOfInterest.Any(c => c.UserId == actor.UserId && c.ProposalId == p.Id),
            })
            .ToListAsync(cancellationToken);
        var experts = await db
            .Experts.OrderBy(e => e.Name)
            .ThenBy(e => e.Id)
            .Select(e => new { e.Id, e.Name })
            .ToListAsync(cancellationToken);
        var byExpert = scores.ToLookup(s => s.ExpertId);
        var byProposal = scores.ToLookup(s => s.ProposalId);
        return new ScoringProgress(
            call.Id,
            call.Title,
            call.AssignmentSeed,
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
                .. proposals.Select(p =>
                    p.Hidden
                        ? new ProposalProgress(p.Id, p.Number!, p.Title, p.OrganisationName, null, null, null, true)
                        : new ProposalProgress(
                            p.Id,
                            p.Number!,
                            p.Title,
                            p.OrganisationName,
                            byProposal[p.Id].Count(s => s.State == AssignmentState.Submitted),
                            byProposal[p.Id].Count(),
                            byProposal[p.Id].Average(s => s.Score) is { } mean ? decimal.Round(mean, 2) : null,
                            false
                        )
                ),
            ]
        );
    }
}
