using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>All units with their places in the tree, for the Migrator.</summary>
[PortalOnly]
public sealed record ListPlaces : IQuery<IReadOnlyList<OrganisationPlace>>;

/// <summary>A unit and its place.</summary>
public sealed record OrganisationPlace(Guid Id, string Name, OrganisationKind Kind, string Path);

internal sealed class ListPlacesHandler(PortalDbContext db) : IRequestHandler<ListPlaces, IReadOnlyList<OrganisationPlace>>
{
    public async Task<IReadOnlyList<OrganisationPlace>> Handle(ListPlaces query, CancellationToken cancellationToken) =>
        await db.Organisations.Select(o => new OrganisationPlace(o.Id, o.Name, o.Kind, o.Path)).ToListAsync(cancellationToken);
}
