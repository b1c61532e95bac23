using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Application.Publicities;

/// <summary>Publicity notices, newest first, for everybody.</summary>
[Public]
public sealed record ListPublicities(PageOf Page) : IQuery<Page<PublicityRow>>;

internal sealed class ListPublicitiesHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ListPublicities, Page<PublicityRow>>
{
    internal static readonly Sorts<Publicity> Sorts = new("-start", p => p.Id) { { "start", p => p.StartsOn } };

    public Task<Page<PublicityRow>> Handle(ListPublicities query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        return db
            .Publicities.Where(p => p.StartsOn <= today)
            .ToPageAsync(
                Sorts.Of(),
                query.Page,
                p => new PublicityRow(p.Id, p.IndexNumber, p.Title, p.StartsOn, p.EndsOn, p.State),
                cancellationToken
            );
    }
}
