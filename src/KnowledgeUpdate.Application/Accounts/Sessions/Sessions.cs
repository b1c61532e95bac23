using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Opens and ends sessions.</summary>
[Service]
public sealed class Sessions(PortalDbContext db, Actor actor, AuditWriter audit, RuleBook rules, TimeProvider clock)
{
    /// <summary>
    /// The account of a user name or telephone, held to the end of the message: tries of one account come one after the other, so that each
    /// sees what the one before counted and none is lost.
    /// </summary>
    public async Task<User?> FindHeldAsync(string name, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT 1 FROM users WHERE tenant_id = {db.Scope.Required} AND (normalized_user_name = {name} OR phone = {name}) ORDER BY id FOR
                UPDATE
            """,
            ct
        );
        return await db.Users.FindByNameAsync(name, ct);
    }

    /// <summary>Opens a session for an account that has just shown who it is.</summary>
    /// <param name="membershipId">The membership to act in; null: the first that holds today.</param>
    public async Task<SessionKey> OpenAsync(User user, Guid? membershipId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = BeijingTime.DateOf(now);
        var saved = await db
            .Memberships.Where(m => m.UserId == user.Id && m.From <= today && (m.To == null || m.To >= today))
            .ToListAsync(ct);
        // One that begins in the same message is not in the database yet.
        List<Membership> held =
        [
            .. saved.Union(db.Memberships.Local.Where(m => m.UserId == user.Id && m.HoldsOn(today))).OrderBy(m => m.Role).ThenBy(m => m.Id),
        ];
        var life = await LifeAsync(held.Any(m => m.Role != Role.Learner) ? Role.UnitAdministrator : Role.Learner, ct);
        var idle = TimeSpan.FromMinutes(await rules.ParameterAsync(RuleKeys.SessionIdleMinutes, today, ct));
        var key = UserSession.NewKey();
        var acting = membershipId ?? held.FirstOrDefault()?.Id;
        audit.By(user, held.FirstOrDefault(m => m.Id == acting));
        db.Add(new UserSession(user, key, acting, now, life, idle) { From = actor.From, Device = actor.Device });
        return new SessionKey(key, user.Id, acting, user.MustChangePassword);
    }

    /// <summary>How long a session lives at most.</summary>
    public async Task<TimeSpan> LifeAsync(Role role, CancellationToken ct) =>
        TimeSpan.FromHours(
            await rules.ParameterAsync(
                role == Role.Learner ? RuleKeys.LearnerSessionHours : RuleKeys.StaffSessionHours,
                BeijingTime.DateOf(clock.GetUtcNow()),
                ct
            )
        );

    /// <summary>
    /// One of the person's own sessions, held to the end of the message: a page of it that is opened meanwhile notes that it is in use.
    /// </summary>
    public async Task<UserSession?> FindHeldAsync(Guid id, CancellationToken ct)
    {
        await db.HoldAsync<UserSession>(id, ct);
        return await db.UserSessions.SingleOrDefaultAsync(s => s.Id == id && s.UserId == actor.UserId, ct);
    }

    /// <summary>Ends the open sessions of an account, but for one.</summary>
    /// <param name="spared">The session that goes on; null: none.</param>
    public Task<int> EndAllAsync(Guid userId, Guid? spared, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db
            .UserSessions.Where(s => s.UserId == userId && s.Id != spared && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
    }

    /// <summary>The session under way acts in another membership from now on.</summary>
    public async Task ActAsAsync(Membership membership, CancellationToken ct)
    {
        if (actor.SessionId is { } id && await FindHeldAsync(id, ct) is { } session)
            session.ActAs(membership.Id, await LifeAsync(membership.Role, ct));
    }
}
