using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

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

/// <summary>Founds a hosting unit under a unit of that name: the first units of a demonstration.</summary>
[PortalOnly]
public sealed record FoundDemoUnit(string Name, OrganisationKind Kind, string Parent, string DivisionCode, string CreditCode) : ICommand<Guid>;

internal sealed class FoundDemoUnitHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<FoundDemoUnit, Guid>
{
    public async Task<Guid> Handle(FoundDemoUnit command, CancellationToken cancellationToken)
    {
        var parent = await db.Organisations.SingleAsync(o => o.Name == command.Parent, cancellationToken);
        var unit = Organisation.Create(command.Name, command.Kind, parent, command.DivisionCode, command.CreditCode);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        unit.Grant(Capacity.HostingUnit, today);
        unit.Grant(Capacity.Employer, today);
        db.Add(unit);
        return unit.Id;
    }
}
