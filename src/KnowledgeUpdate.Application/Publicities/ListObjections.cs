using FluentValidation;
using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Application.Publicities;

/// <summary>Objections, open ones first.</summary>
[Requires(Permission.ReadObjections)]
public sealed record ListObjections(Guid? PublicityId, PageOf Page) : IQuery<Page<ObjectionRow>>;

/// <summary>An objection in a list, without who objected.</summary>
public sealed record ObjectionRow(
    Guid Id,
    string Receipt,
    string Notice,
    string About,
    DateTimeOffset ReceivedAt,
    ObjectionState State,
    ObjectionFinding? Finding
);

internal sealed class ListObjectionsHandler(PortalDbContext db) : IRequestHandler<ListObjections, Page<ObjectionRow>>
{
    /// <summary>States are stored as words: Received sorts after Answered, so descending order puts open ones first.</summary>
    internal static readonly Sorts<Objection> Sorts = new("-state", o => o.Id) { { "state", o => o.State, o => o.ReceivedAt } };

    public Task<Page<ObjectionRow>> Handle(ListObjections query, CancellationToken cancellationToken) =>
        db
            .Objections.Where(o => query.PublicityId == null || o.PublicityId == query.PublicityId)
            .ToPageAsync(
                Sorts.Of(),
                query.Page,
                o => new ObjectionRow(
                    o.Id,
                    o.Receipt,
                    db.Publicities.Where(p => p.Id == o.PublicityId).Select(p => p.Title).Single(),
                    o.About,
                    o.ReceivedAt,
                    o.State,
                    o.Finding
                ),
                cancellationToken
            );
}
