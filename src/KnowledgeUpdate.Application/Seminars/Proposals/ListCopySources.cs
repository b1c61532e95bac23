using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Earlier proposals of the reader's unit, to copy from.</summary>
[Requires(Permission.FileSeminarProposal)]
public sealed record ListCopySources(Guid CallId) : IQuery<CopySources>;

/// <summary>The call to file under and what may be copied.</summary>
public sealed record CopySources(string CallTitle, bool IsOpen, DateTimeOffset ClosesAt, IReadOnlyList<CopySource> Sources);

public sealed record CopySource(Guid Id, int Year, string Title, ProposalState State);

internal sealed class ListCopySourcesHandler(PortalDbContext db, Actor actor, TimeProvider clock)
    : IRequestHandler<ListCopySources, CopySources>
{
    public async Task<CopySources> Handle(ListCopySources query, CancellationToken cancellationToken)
    {
        var call = await Common.Queries.SingleOrNotFoundAsync(
            db.SeminarCalls,
            c => c.Id == query.CallId && c.PublishedAt != null,
            cancellationToken
        );
        var sources = await db
            .SeminarProposals.Where(p => p.OrganisationId == actor.MyUnit && p.Title != "")
            .OrderByDescending(p => p.Call.Year)
            .ThenByDescending(p => p.SavedAt)
            .Take(50)
            .Select(p => new CopySource(p.Id, p.Call.Year, p.Title, p.State))
            .ToListAsync(cancellationToken);
        return new CopySources(call.Title, call.IsOpen(clock.GetUtcNow()), call.ClosesAt, sources);
    }
}
