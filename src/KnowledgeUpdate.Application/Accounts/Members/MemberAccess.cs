using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Whose memberships a person may see, give and end.</summary>
[Service]
public sealed class MemberAccess(PortalDbContext db, Actor actor, Parties parties, UnitAccess units, TimeProvider clock)
{
    /// <summary>Whether the actor keeps every account of the tenant.</summary>
    public bool KeepsAll => actor.ScopeOf(Permission.InviteMember) == Scope.Tenant;

    /// <summary>Roles that the actor may give and end.</summary>
    public IReadOnlyList<Role> Roles => RoleRules.GivenBy(actor.Role);

    /// <summary>The memberships that the actor may see.</summary>
    public IQueryable<Membership> Visible() =>
        units.SeesAll ? db.Memberships : db.Memberships.Where(m => units.Visible().Any(o => o.Id == m.OrganisationId));

    /// <summary>The membership, if the actor may end it.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this person.</exception>
    /// <exception cref="ForbiddenException">Its role is given by others.</exception>
    public async Task<Membership> FindToEndAsync(Guid id, CancellationToken ct)
    {
        var membership = await Visible().SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFoundException(nameof(Membership));
        if (await IsPartysAsync(membership.UserId, ct))
            throw new ForbiddenException("Nobody does this to their own account. Ask another administrator.");
        return Roles.Contains(membership.Role) ? membership : throw new ForbiddenException("Somebody above you gives and ends this role.");
    }

    /// <summary>Whether an account is another one of the actor's, or that of the person acted for.</summary>
    public async Task<bool> IsPartysAsync(Guid userId, CancellationToken ct) =>
        userId != actor.UserId && await parties.IsMineAsync(userId, ct);

    /// <summary>
    /// Whether somebody of this role has a desk that another can take: a learner's work is the person's own, an expert's sheets go to other
    /// experts.
    /// </summary>
    public static bool HasDesk(Role role) => role is not (Role.Learner or Role.Expert);

    /// <summary>The membership whose desk is handed over: the actor's own while it is held, or one that the actor may end.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this person.</exception>
    public async Task<Membership> FindDeskAsync(Guid id, CancellationToken ct)
    {
        var membership =
            await db.Memberships.SingleOrDefaultAsync(m => m.Id == id && m.UserId == actor.UserId, ct) is { } own
            && own.HoldsOn(BeijingTime.DateOf(clock.GetUtcNow()))
                ? own
                : await FindToEndAsync(id, ct);
        return HasDesk(membership.Role) ? membership : throw new NotFoundException(nameof(Membership));
    }

    /// <summary>
    /// The account, if the actor answers for everything its person does: a unit's administrator never reaches into a bureau's account.
    /// </summary>
    public async Task<User> FindToKeepAsync(Guid id, CancellationToken ct)
    {
        if (!KeepsAll && !await Visible().AnyAsync(m => m.UserId == id, ct))
            throw new NotFoundException(nameof(User));
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == id, ct) ?? throw new NotFoundException(nameof(User));
        if (Roles.Count == 0)
            throw actor.Refusal();
        if (await parties.IsMineAsync(id, ct))
            throw new ForbiddenException("Nobody does this to their own account. Ask another administrator.");
        if (await HasOtherKeeperAsync(id, ct))
            throw new ForbiddenException("This person also holds a role that you do not give. The programme office keeps the account.");
        return user;
    }

    /// <summary>Whether <see cref="FindToKeepAsync"/> finds the account.</summary>
    public async Task<bool> KeepsAsync(Guid id, CancellationToken ct) =>
        Roles.Count > 0
        && (KeepsAll || await Visible().AnyAsync(m => m.UserId == id, ct))
        && !await parties.IsMineAsync(id, ct)
        && !await HasOtherKeeperAsync(id, ct);

    private async Task<bool> HasOtherKeeperAsync(Guid id, CancellationToken ct)
    {
        var (today, roles) = (BeijingTime.DateOf(clock.GetUtcNow()), Roles.ToList());
        return !KeepsAll
            && await db.Memberships.AnyAsync(
                m =>
                    m.UserId == id
                    && (m.To == null || m.To >= today)
                    && !(roles.Contains(m.Role) && units.Visible().Any(o => o.Id == m.OrganisationId)),
                ct
            );
    }
}
