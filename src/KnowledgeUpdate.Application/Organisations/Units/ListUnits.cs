using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>One level of the tree, or what a search finds below it. Four statements, whatever the size of the tree.</summary>
/// <param name="Under">The unit whose level is shown; null for the top of the actor's area.</param>
/// <param name="Words">Part of a name, or a credit code.</param>
/// <param name="State">Which units: open, closed, all.</param>
[Requires(Permission.ReadUnits)]
public sealed record ListUnits(Guid? Under, string? Words, OrganisationKind? Kind, Capacity? Capacity, UnitState State, PageOf Page)
    : IQuery<UnitList>
{
    /// <summary>A search looks at all levels below; without one the direct children are shown.</summary>
    public bool IsSearch => !string.IsNullOrWhiteSpace(Words) || Kind is not null || Capacity is not null || State == UnitState.Closed;
}

/// <summary>One level of the tree.</summary>
/// <param name="Here">The unit whose level is shown; null when the list has no top, as for people who see only their own unit.</param>
/// <param name="Above">The units above it within the actor's area, from the top.</param>
/// <param name="MayEnter">The actor may enter a unit here.</param>
public sealed record UnitList(UnitName? Here, IReadOnlyList<UnitName> Above, bool IsSearch, bool MayEnter, Page<UnitRow> Rows);

/// <summary>A unit by name.</summary>
public sealed record UnitName(Guid Id, string Name);

/// <summary>A row of the list.</summary>
public sealed record UnitRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required OrganisationKind Kind { get; init; }

    public required string? CreditCode { get; init; }

    public required string DivisionCode { get; init; }

    public required string? Parent { get; init; }

    public required DateOnly? ClosedOn { get; init; }

    /// <summary>Open units directly below.</summary>
    public required int Children { get; init; }

    /// <summary>Capacities held today.</summary>
    public required IReadOnlyList<Capacity> Capacities { get; init; }
}

internal sealed class ListUnitsHandler(PortalDbContext db, UnitAccess access, Actor actor, TimeProvider clock)
    : IRequestHandler<ListUnits, UnitList>
{
    /// <summary>Divisions first, then their bureaus, then all others.</summary>
    internal static readonly Sorts<Organisation> Sorts = new("place", o => o.Id)
    {
        { "place", o => o.Kind != OrganisationKind.Division, o => o.Kind != OrganisationKind.HrBureau, o => o.DivisionCode, o => o.Name },
    };

    public async Task<UnitList> Handle(ListUnits query, CancellationToken cancellationToken)
    {
        var own = actor.ScopeOf(Permission.ReadUnits) == Scope.OwnUnit;
        var top = own ? null : actor.AreaPath.Split('.')[^1];
        Guid? hereId = own ? null : query.Under ?? (Guid.TryParse(top, out var id) ? id : null);
        var here = hereId is null ? null : await access.Visible().SingleOrNotFoundAsync(o => o.Id == hereId, cancellationToken);
        var above = here is null ? [] : await AboveAsync(here, cancellationToken);

        var units = access.Visible();
        if (here is not null)
            units = query.IsSearch
                ? units.Where(o => ((LTree)o.Path).IsDescendantOf(here.Path) && o.Id != here.Id)
                : units.Where(o => o.ParentId == here.Id);
        units = Filter(units, query);

        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var rows = await units.ToPageAsync(
            Sorts.Of(),
            query.Page,
            o => new UnitRow
            {
                Id = o.Id,
                Name = o.Name,
                Kind = o.Kind,
                CreditCode = o.CreditCode,
                DivisionCode = o.DivisionCode,
                Parent = db.Organisations.Where(p => p.Id == o.ParentId).Select(p => p.Name).FirstOrDefault(),
                ClosedOn = o.ClosedOn,
                Children = db.Organisations.Count(c => c.ParentId == o.Id && c.ClosedOn == null),
                Capacities = o
                    .Capacities.Where(c => c.From <= today && (c.To == null || c.To >= today))
                    .OrderBy(c => c.Id)
                    .Select(c => c.Capacity)
                    .ToList(),
            },
            cancellationToken
        );
        return new UnitList(
            here is null ? null : new UnitName(here.Id, here.Name),
            above,
            query.IsSearch,
            here is { IsActive: true } && actor.May(Permission.EnterUnit),
            rows
        );
    }

    private IQueryable<Organisation> Filter(IQueryable<Organisation> units, ListUnits query)
    {
        if (!string.IsNullOrWhiteSpace(query.Words))
        {
            var (pattern, code) = (LikePattern.Containing(query.Words.Trim()), CreditCode.Normalise(query.Words));
            units = units.Where(o => EF.Functions.ILike(o.Name, pattern, LikePattern.EscapeCharacter) || o.CreditCode == code);
        }

        if (query.Kind is { } kind)
            units = units.Where(o => o.Kind == kind);
        if (query.Capacity is { } capacity)
        {
            var today = BeijingTime.DateOf(clock.GetUtcNow());
            units = units.Where(o => o.Capacities.Any(c => c.Capacity == capacity && c.From <= today && (c.To == null || c.To >= today)));
        }

        return query.State switch
        {
            UnitState.Open => units.Where(o => o.ClosedOn == null),
            UnitState.Closed => units.Where(o => o.ClosedOn != null),
            _ => units,
        };
    }

    /// <summary>The units above, without those outside the actor's area.</summary>
    private async Task<IReadOnlyList<UnitName>> AboveAsync(Organisation here, CancellationToken ct)
    {
        var ids = here.Path.Split('.')[..^1].Select(Guid.Parse).ToList();
        return await access
            .Visible()
            .Where(o => ids.Contains(o.Id))
            .OrderBy(o => o.Depth)
            .Select(o => new UnitName(o.Id, o.Name))
            .ToListAsync(ct);
    }
}
