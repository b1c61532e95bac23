using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

[Requires(Permission.ReadUnits)]
public sealed record GetUnit(Guid Id, UnitUse For = UnitUse.Read) : IQuery<UnitRecord>;

public sealed record UnitRecord
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required string Name { get; init; }

    public required OrganisationKind Kind { get; init; }

    public required string? CreditCode { get; init; }

    public required string DivisionCode { get; init; }

    public required string? DivisionName { get; init; }

    public required DateOnly? ClosedOn { get; init; }

    public required UnitName? MergedInto { get; init; }

    public required string? ChangeReason { get; init; }

    /// <summary>The units above, from the top; those outside the reader's area cannot be opened.</summary>
    public required IReadOnlyList<(UnitName Unit, bool IsVisible)> Above { get; init; }

    public required IReadOnlyList<HeldCapacity> Capacities { get; init; }

    /// <summary>People with a role in it today.</summary>
    public required int Members { get; init; }

    /// <summary>Open units directly below.</summary>
    public required int Children { get; init; }

    public required int Below { get; init; }

    public required bool MayChange { get; init; }

    /// <summary>Capacities that the reader may give and end.</summary>
    public required IReadOnlyList<Capacity> GivableCapacities { get; init; }

    public required IReadOnlyList<HistoryLine> History { get; init; }
}

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
        return new UnitRecord
        {
            Id = unit.Id,
            Version = unit.Version,
            Name = unit.Name,
            Kind = unit.Kind,
            CreditCode = unit.CreditCode,
            DivisionCode = unit.DivisionCode,
            DivisionName = facts.Division,
            ClosedOn = unit.ClosedOn,
            MergedInto = facts.Successor,
            ChangeReason = unit.ChangeReason,
            Above = [.. above.Select(a => (a, seen.Contains(a.Id)))],
            Capacities =
            [
                .. unit
                    .Capacities.OrderBy(c => c.From)
                    .ThenBy(c => c.Capacity)
                    .Select(c => new HeldCapacity(c.Capacity, c.From, c.To, c.From <= today && (c.To is null || c.To >= today))),
            ],
            Members = facts.Members,
            Children = facts.Children,
            Below = facts.Below,
            MayChange = access.MayChange(unit.Kind),
            GivableCapacities = access.Capacities,
            History = query.For != UnitUse.Read ? [] : await history.ReadAsync(nameof(Organisation), unit.Id, cancellationToken),
        };
    }
}
