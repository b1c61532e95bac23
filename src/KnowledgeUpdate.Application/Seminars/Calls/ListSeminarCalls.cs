using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Calls, newest year first; drafts only for the programme office.</summary>
[Requires(Permission.ReadSeminarCalls)]
public sealed record ListSeminarCalls(PageOf Page) : IQuery<Page<CallRow>>;

/// <summary>Published calls, for the public.</summary>
[Public]
public sealed record ListPublicCalls(PageOf Page) : IQuery<Page<CallRow>>;

/// <summary>A call in a list.</summary>
/// <param name="Proposals">Proposals filed.</param>
public sealed record CallRow(
    Guid Id,
    int Year,
    string Title,
    CallState State,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    int Proposals,
    int Mine
);

internal sealed class ListSeminarCallsHandler(PortalDbContext db, Actor actor)
    : IRequestHandler<ListSeminarCalls, Page<CallRow>>,
        IRequestHandler<ListPublicCalls, Page<CallRow>>
{
    internal static readonly Sorts<SeminarCall> Sorts = new("-year", c => c.Id) { { "year", c => c.Year } };

    public Task<Page<CallRow>> Handle(ListSeminarCalls query, CancellationToken cancellationToken) =>
        ListAsync(query.Page, actor.May(Permission.ReadDraftCalls), cancellationToken);

    public Task<Page<CallRow>> Handle(ListPublicCalls query, CancellationToken cancellationToken) =>
        ListAsync(query.Page, false, cancellationToken);

    private Task<Page<CallRow>> ListAsync(PageOf page, bool drafts, CancellationToken ct)
    {
        var unit = actor.OrganisationId;
        return db
            .SeminarCalls.Where(c => drafts || c.PublishedAt != null)
            .ToPageAsync(
                Sorts.Of(),
                page,
                c => new CallRow(
                    c.Id,
                    c.Year,
                    c.Title,
                    c.State,
                    c.OpensAt,
                    c.ClosesAt,
                    drafts ? db.SeminarProposals.Count(p => p.CallId == c.Id && p.SubmittedAt != null) : 0,
                    db.SeminarProposals.Count(p => p.CallId == c.Id && p.OrganisationId == unit)
                ),
                ct
            );
    }
}
