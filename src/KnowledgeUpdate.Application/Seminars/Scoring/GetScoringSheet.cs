using FluentValidation;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The expert's own scoring sheet for a proposal.</summary>
[Requires(Permission.SubmitScore)]
public sealed record GetScoringSheet(Guid AssignmentId) : IQuery<ScoringSheet>;

public sealed record ScoringSheet(
    Guid Id,
    uint Version,
    Guid ProposalId,
    string Title,
    IReadOnlyList<ScoringCriterion> Criteria,
    IReadOnlyList<decimal> Points,
    string? Comment,
    AssignmentState State,
    bool IsOpen
);

internal sealed class GetScoringSheetHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetScoringSheet, ScoringSheet>
{
    public async Task<ScoringSheet> Handle(GetScoringSheet query, CancellationToken cancellationToken)
    {
        var a = await db.ExpertAssignments.SingleOrNotFoundAsync(
            a => a.Id == query.AssignmentId && a.UserId == actor.Me && a.State != AssignmentState.StoodAside,
            cancellationToken
        );
        var call = await db.SeminarCalls.SingleAsync(c => c.Id == a.CallId, cancellationToken);
        var title = await db.SeminarProposals.Where(p => p.Id == a.ProposalId).Select(p => p.Title).SingleAsync(cancellationToken);
        return new ScoringSheet(
            a.Id,
            a.Version,
            a.ProposalId,
            title,
            call.Terms.Criteria,
            a.Points,
            a.Comment,
            a.State,
            call.State == CallState.Scoring
        );
    }
}
