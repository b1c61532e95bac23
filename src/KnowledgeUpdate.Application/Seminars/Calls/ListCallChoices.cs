using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The calls of the last years, to choose one from.</summary>
[Requires(Permission.ReadSeminarCalls)]
public sealed record ListCallChoices : IQuery<IReadOnlyList<CallChoice>>;

/// <summary>A call to choose.</summary>
public sealed record CallChoice(Guid Id, int Year, CallState State, DateTimeOffset OpensAt, DateTimeOffset ClosesAt);

internal sealed class ListCallChoicesHandler(PortalDbContext db, Actor actor) : IRequestHandler<ListCallChoices, IReadOnlyList<CallChoice>>
{
    /// <summary>More than this nobody would look through.</summary>
    private const int Most = 20;

    public async Task<IReadOnlyList<CallChoice>> Handle(ListCallChoices query, CancellationToken cancellationToken)
    {
        var drafts = actor.May(Permission.ReadDraftCalls);
        return await ListSeminarCallsHandler
            .Sorts.Of()
            .Apply(db.SeminarCalls.Where(c => drafts || c.PublishedAt != null))
            .Take(Most)
            .Select(c => new CallChoice(c.Id, c.Year, c.State, c.OpensAt, c.ClosesAt))
            .ToListAsync(cancellationToken);
    }
}
