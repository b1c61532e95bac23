using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Founds a hosting unit under a unit of that name: the first units of a demonstration.</summary>
[PortalOnly]
public sealed record FoundDemoUnit(string Name, OrganisationKind Kind, string Parent, string DivisionCode, string CreditCode)
    : ICommand<Guid>;

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
