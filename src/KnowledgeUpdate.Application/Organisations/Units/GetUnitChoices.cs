using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>What a unit's form offers: kinds the actor may give, and names to type the first letters of.</summary>
[Requires(Permission.EnterUnit)]
public sealed record GetUnitChoices(Guid? Under = null) : IQuery<UnitChoices>;

/// <summary>What a unit's form offers.</summary>
/// <param name="Under">The unit to enter below, with its division.</param>
/// <param name="Places">Names of divisions and departments in the area, the likely places.</param>
public sealed record UnitChoices(
    UnitName? Under,
    string UnderDivision,
    IReadOnlyList<OrganisationKind> Kinds,
    IReadOnlyList<UnitName> Places,
    IReadOnlyList<(string Code, string Name)> Divisions
);

internal sealed class GetUnitChoicesHandler(PortalDbContext db, UnitAccess access) : IRequestHandler<GetUnitChoices, UnitChoices>
{
    /// <summary>Most places offered while typing.</summary>
    private const int MostPlaces = 300;

    public async Task<UnitChoices> Handle(GetUnitChoices query, CancellationToken cancellationToken)
    {
        var under = query.Under is null
            ? null
            : await access.Visible().SingleOrDefaultAsync(o => o.Id == query.Under && o.ClosedOn == null, cancellationToken)
                ?? throw new NotFoundException(nameof(Organisation));
        var places = await access
            .Visible()
            .Where(o => o.ClosedOn == null && UnitAccess.Administration.Contains(o.Kind))
            .OrderBy(o => o.Depth)
            .ThenBy(o => o.DivisionCode)
            .Take(MostPlaces)
            .Select(o => new UnitName(o.Id, o.Name))
            .ToListAsync(cancellationToken);
        var divisions = await db
            .Organisations.Where(o => o.Kind == OrganisationKind.Division && o.ClosedOn == null)
            .OrderBy(o => o.DivisionCode)
            .Select(o => new { o.DivisionCode, o.Name })
            .ToListAsync(cancellationToken);
        return new UnitChoices(
            under is null ? null : new UnitName(under.Id, under.Name),
            under?.DivisionCode ?? "",
            access.Kinds,
            places,
            [.. divisions.Select(d => (d.DivisionCode, d.Name))]
        );
    }
}
