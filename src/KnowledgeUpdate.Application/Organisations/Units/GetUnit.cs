using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

[Requires(Permission.ReadUnits)]
public sealed record GetUnit(Guid Id, UnitUse For = UnitUse.Read) : IQuery<UnitRecord>;

/// <param name="Above">The units above, from the top; those outside the reader's area cannot be opened.</param>
/// <param name="Members">People with a role in it today.</param>
/// <param name="Children">Open units directly below.</param>
/// <param name="GivableCapacities">Capacities that the reader may give and end.</param>
public sealed record UnitRecord(
    Guid Id,
    uint Version,
    string Name,
    OrganisationKind Kind,
    string? CreditCode,
    string DivisionCode,
    string? DivisionName,
    DateOnly? ClosedOn,
    UnitName? MergedInto,
    string? ChangeReason,
    IReadOnlyList<(UnitName Unit, bool IsVisible)> Above,
    IReadOnlyList<HeldCapacity> Capacities,
    int Members,
    int Children,
    int Below,
    bool MayChange,
    IReadOnlyList<Capacity> GivableCapacities,
    IReadOnlyList<HistoryLine> History
);

/// <summary>A capacity with its period.</summary>
public sealed record HeldCapacity(Capacity Capacity, DateOnly From, DateOnly? To, bool HoldsToday);

internal sealed class GetUnitHandler(PortalDbContext db, UnitAccess access, HistoryReader history, TimeProvider clock)
    : IRequestHandler<GetUnit, UnitRecord>
{
    public async Task<UnitRecord> Handle(GetUnit query, CancellationToken cancellationToken)
    {
        var unit =
            query.For == UnitUse.Change ? await access.FindToChangeAsync(query.Id, cancellationToken)
            : query.For == UnitUse.Capacities ? await access.FindForCapacityAsync(query.Id, cancellationToken)
            : await access.Visible().Include(o => o.Capacities).SingleOrDefaultAsync(o => o.Id == query.Id, cancellationToken)
                ?? throw new NotFoundException(nameof(Organisation));
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var ids = unit.Path.Split('.')[..^1].Select(Guid.Parse).ToList();
        var seen = await access.Visible().Where(o => ids.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancellationToken);
        var above = await db
            .Organisations.Where(o => ids.Contains(o.Id))
            .OrderBy(o => o.Depth)
            .Select(o => new UnitName(o.Id, o.Name))
            .ToListAsync(cancellationToken);
        var (code, path, successor) = (unit.DivisionCode, unit.Path, unit.MergedIntoId);
        var facts = await db
            .Organisations.Where(o => o.Id == unit.Id)
            .Select(o => new
            {
                Division = db
                    .Organisations.Where(d => d.Kind == OrganisationKind.Division && d.DivisionCode == code)
                    .Select(d => d.Name)
                    .FirstOrDefault(),
                Successor = db.Organisations.Where(s => s.Id == successor).Select(s => new UnitName(s.Id, s.Name)).FirstOrDefault(),
                Members = db
                    .Memberships.Where(m => m.OrganisationId == o.Id && m.From <= today && (m.To == null || m.To >= today))
                    .Select(m => m.UserId)
                    .Distinct()
                    .Count(),
                Children = db.Organisations.Count(c => c.ParentId == o.Id && c.ClosedOn == null),
                Below = db.Organisations.Count(c => ((LTree)c.Path).IsDescendantOf(path) && c.Id != o.Id),
            })
            .SingleAsync(cancellationToken);
        return new UnitRecord(
            unit.Id,
            unit.Version,
            unit.Name,
            unit.Kind,
            unit.CreditCode,
            unit.DivisionCode,
            facts.Division,
            unit.ClosedOn,
            facts.Successor,
            unit.ChangeReason,
            [.. above.Select(a => (a, seen.Contains(a.Id)))],
            [
                .. unit
                    .Capacities.OrderBy(c => c.From)
                    .ThenBy(c => c.Capacity)
                    .Select(c => new HeldCapacity(c.Capacity, c.From, c.To, c.From <= today && (c.To is null || c.To >= today))),
            ],
            facts.Members,
            facts.Children,
            facts.Below,
            access.MayChange(unit.Kind),
            access.Capacities,
            query.For != UnitUse.Read ? [] : await history.ReadAsync(nameof(Organisation), unit.Id, cancellationToken)
        );
    }
}
