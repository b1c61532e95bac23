using FluentValidation;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The proposals given to the expert who asks.</summary>
[Requires(Permission.SubmitScore)]
public sealed record ListMyScoring : IQuery<IReadOnlyList<ScoringRow>>;

/// <summary>A proposal to score.</summary>
public sealed record ScoringRow(
    Guid AssignmentId,
    Guid ProposalId,
    string Number,
    string Title,
    string Host,
    string? Field,
    string CallTitle,
    AssignmentState State,
    decimal? Score,
    DateOnly? DueOn,
    bool IsOpen
);

internal sealed class ListMyScoringHandler(PortalDbContext db, Actor actor) : IRequestHandler<ListMyScoring, IReadOnlyList<ScoringRow>>
{
    public async Task<IReadOnlyList<ScoringRow>> Handle(ListMyScoring query, CancellationToken cancellationToken)
    {
        var rows = await (
            from a in db.ExpertAssignments
            join p in db.SeminarProposals on a.ProposalId equals p.Id
            where a.UserId == actor.Me && a.State != AssignmentState.StoodAside
            orderby a.State, p.Number
            select new
            {
                a.Id,
                a.ProposalId,
                p.Number,
                p.Title,
                p.OrganisationName,
                p.Field,
                Call = p.Call,
                a.State,
                a.Score,
            }
        )
            .Take(500)
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new ScoringRow(
                r.Id,
                r.ProposalId,
                r.Number!,
                r.Title,
                r.OrganisationName,
                r.Field,
                r.Call.Title,
                r.State,
                r.Score,
                r.Call.Terms.ScoringDueOn,
                r.Call.State == CallState.Scoring
            )),
        ];
    }
}
