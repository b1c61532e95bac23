using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Which units a person may see and change. Lists, counts, searches and imports all begin here.</summary>
[Service]
public sealed class UnitAccess(PortalDbContext db, Actor actor)
{
    /// <summary>Kinds that make up the administration itself: only the programme office and the system administrator keep them.</summary>
    public static readonly IReadOnlyList<OrganisationKind> Administration =
    [
        OrganisationKind.Division,
        OrganisationKind.HrBureau,
        OrganisationKind.ProgrammeOffice,
        OrganisationKind.IndustryDepartment,
        OrganisationKind.FinanceDepartment,
    ];

    /// <summary>Capacities that a bureau or department may give; the others are designated or selected by the programme office.</summary>
    private static readonly IReadOnlyList<Capacity> Plain = [Capacity.Employer, Capacity.HostingUnit];

    /// <summary>Whether the actor keeps the whole tree.</summary>
    public bool KeepsAll => actor.IsPortal || actor.ScopeOf(Permission.CorrectUnit) == Scope.Tenant;

    /// <summary>Whether the actor sees the whole tree.</summary>
    public bool SeesAll => KeepsAll || actor.ScopeOf(Permission.ReadUnits) == Scope.Tenant;

    /// <summary>Kinds that the actor may give a unit.</summary>
    public IReadOnlyList<OrganisationKind> Kinds =>
        KeepsAll ? Enum.GetValues<OrganisationKind>() : [.. Enum.GetValues<OrganisationKind>().Except(Administration)];

    /// <summary>Capacities that the actor may give and end.</summary>
    public IReadOnlyList<Capacity> Capacities =>
        actor.IsPortal || actor.ScopeOf(Permission.GrantCapacity) == Scope.Tenant ? Enum.GetValues<Capacity>()
        : actor.May(Permission.GrantCapacity) ? Plain
        : [];

    /// <summary>The units that the actor may see.</summary>
    public IQueryable<Organisation> Visible()
    {
        var (unit, area) = (actor.OrganisationId, actor.AreaPath);
        return actor.ScopeOf(Permission.ReadUnits) switch
        {
            _ when SeesAll => db.Organisations,
            Scope.Subtree or Scope.Field => db.Organisations.Where(o => ((LTree)o.Path).IsDescendantOf(area)),
            Scope.OwnUnit => db.Organisations.Where(o => o.Id == unit),
            _ => db.Organisations.Where(o => false),
        };
    }

    /// <summary>Whether the actor may change a unit of this kind at this place. The place was checked by <see cref="Visible"/>.</summary>
    public bool MayChange(OrganisationKind kind) => KeepsAll || (actor.May(Permission.CorrectUnit) && !Administration.Contains(kind));

    /// <summary>The unit, if the actor may change it.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this person.</exception>
    /// <exception cref="ForbiddenException">It belongs to the administration.</exception>
    public async Task<Organisation> FindToChangeAsync(Guid id, CancellationToken ct)
    {
        var unit =
            await Visible().Include(o => o.Capacities).SingleOrDefaultAsync(o => o.Id == id, ct)
            ?? throw new NotFoundException(nameof(Organisation));
        return MayChange(unit.Kind)
            ? unit
            : throw new ForbiddenException("Divisions, bureaus and departments are kept by the programme office.");
    }

    /// <summary>The unit with this name or credit code among the open ones that the actor may see.</summary>
    /// <param name="refuse">Makes the refusal beside the field from an English key.</param>
    public async Task<Organisation> FindNamedAsync(string? nameOrCode, Refusing refuse, CancellationToken ct)
    {
        var (name, code) = (nameOrCode?.Trim() ?? "", CreditCode.Normalise(nameOrCode));
        var found = await Visible()
            .Where(o => o.ClosedOn == null && (o.Name == name || o.CreditCode == code))
            .OrderBy(o => o.Id)
            .Take(2)
            .ToListAsync(ct);
        return found switch
        {
            [var one] => one,
            [] => throw refuse("No open unit of your area has this name or code. Copy its name from the list of units"),
            _ => throw refuse("Several units have this name. Enter the unified social credit code instead"),
        };
    }

    /// <summary>Locks the tree: a move waits for people who add units below, and they wait for it.</summary>
    /// <param name="toMove">True for an act that changes the paths of others.</param>
    public Task HoldTreeAsync(bool toMove, CancellationToken ct)
    {
        var key = BitConverter.ToInt64(db.Scope.Required.ToByteArray(), 8);
        return toMove
            ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", ct)
            : db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({key})", ct);
    }
}
