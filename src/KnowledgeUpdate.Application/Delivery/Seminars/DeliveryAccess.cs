using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Which seminars a person may see and run. Lists, counts and exports all begin here.</summary>
[Service]
public sealed class DeliveryAccess(PortalDbContext db, Actor actor, Parties parties, TimeProvider clock)
{
    /// <summary>
    /// The seminars that the actor may see as staff: all, those of the area or field, or those that the actor's own unit holds.
    /// </summary>
    public IQueryable<Seminar> Visible()
    {
        var (unit, area) = (actor.OrganisationId, actor.AreaPath);
        return actor.ScopeOf(Permission.ReadSeminars) switch
        {
            _ when actor.IsPortal => db.Seminars,
            Scope.Tenant => db.Seminars,
            Scope.Subtree => db.Seminars.Where(s => db.Organisations.Any(o => o.Id == s.HostId && ((LTree)o.Path).IsDescendantOf(area))),
            Scope.Field => db.Seminars.Where(s =>
                db.Organisations.Any(o => o.Id == s.HostId && ((LTree)o.Path).IsDescendantOf(area))
                || db.Fields.Any(f => f.Code == s.Field && f.DepartmentId == unit)
            ),
            Scope.OwnUnit => db.Seminars.Where(s => s.HostId == unit),
            _ => db.Seminars.Where(s => false),
        };
    }

    /// <summary>The seminar, if the actor may see it.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this person.</exception>
    public async Task<Seminar> FindAsync(Guid id, CancellationToken ct) =>
        await Visible().SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFoundException(nameof(Seminar));

    /// <summary>The seminar, if the actor's unit holds it.</summary>
    /// <exception cref="ForbiddenException">Another unit holds it.</exception>
    public async Task<Seminar> FindOwnAsync(Guid id, CancellationToken ct)
    {
        var seminar = await FindAsync(id, ct);
        return IsHost(seminar) ? seminar : throw new ForbiddenException("Only the hosting unit may do this.");
    }

    /// <summary>
    /// Locks the seminar until the transaction ends, before it is read, so that filing, deciding and withdrawing wait for each other.
    /// </summary>
    public Task HoldAsync(Guid id, CancellationToken ct) => db.HoldAsync<Seminar>(id, ct);

    /// <summary>Whether the actor runs the seminar.</summary>
    public bool IsHost(Seminar seminar) => actor.May(Permission.FileImplementation) && actor.OrganisationId == seminar.HostId;

    /// <summary>Nobody reviews what they filed, and nobody who belongs to the hosting unit, in whatever capacity, reviews it.</summary>
    /// <exception cref="ForbiddenException">The actor belongs to the hosting unit.</exception>
    public async Task GuardReviewerAsync(Seminar seminar, CancellationToken ct)
    {
        if (await IsPartyAsync(seminar, ct))
            throw new ForbiddenException("You belong to the unit that holds this training. Somebody of another unit reviews it.");
    }

    /// <summary>
    /// Whether the actor filed it or belongs to the hosting unit, or did at any time since it was planned: people who leave the unit do not
    /// review what came from it.
    /// </summary>
    public async Task<bool> IsPartyAsync(Seminar seminar, CancellationToken ct)
    {
        if (actor.UserId is null)
            return false;
        if ((await parties.MineAsync(ct)).Did(seminar.FiledById))
            return true;
        var planned = await db.AnnualPlans.Where(p => p.Id == seminar.PlanId).Select(p => p.PublishedOn).SingleAsync(ct);
        var since = (planned ?? BeijingTime.DateOf(clock.GetUtcNow())).AddDays(-1);
        return await parties.BelongAsync(seminar.HostId, since, ct);
    }
}
