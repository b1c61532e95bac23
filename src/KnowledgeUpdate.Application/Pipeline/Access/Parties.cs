using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// Who is one person, and to which units that person belongs. Every check that two people must differ, and every check that a reviewer is
/// no party, asks here: nowhere are two accounts compared.
/// </summary>
[Service]
public sealed class Parties(PortalDbContext db, Actor actor, TimeProvider clock)
{
    private Party? mine;

    /// <summary>
    /// Whom an act of the actor counts for: every account of the person and, under lent rights, of the person acted for.
    /// </summary>
    /// <exception cref="ForbiddenException">Nobody is signed in.</exception>
    public async Task<Party> MineAsync(CancellationToken ct)
    {
        var (me, lender) = (actor.Me, actor.OnBehalfOfId);
        if (mine is null || mine.By != me || mine.OnBehalfOf != lender)
            mine = new Party(me, lender, await AccountsAsync(lender is { } other ? [me, other] : [me], ct));
        return mine;
    }

    /// <summary>Whether an account is the actor's own, another one of the same person, or that of the person acted for.</summary>
    public async Task<bool> IsMineAsync(Guid? userId, CancellationToken ct) =>
        userId is not null && actor.UserId is not null && (await MineAsync(ct)).Did(userId);

    /// <summary>The accounts for which an act of the actor counts; none where nobody is signed in.</summary>
    public async Task<IReadOnlyCollection<Guid>> MyAccountsAsync(CancellationToken ct) =>
        actor.UserId is null ? [] : (await MineAsync(ct)).Accounts;

    /// <summary>
    /// Every account of the people behind some accounts: those recorded as one person's, and those that held the same learner's record,
    /// which stands for one identity document.
    /// </summary>
    /// <remarks>A binding that was undone binds nobody: it was somebody else's account.</remarks>
    public async Task<IReadOnlyList<Guid>> AccountsAsync(IReadOnlyCollection<Guid> userIds, CancellationToken ct)
    {
        var (tenant, known) = (db.Scope.Required, userIds.ToArray());
        return await db
            .Database.SqlQuery<Guid>(
                $"""
                WITH RECURSIVE own(id) AS (
                    SELECT unnest({known})
                    UNION
                    SELECT other.id FROM own CROSS JOIN LATERAL (
                        SELECT l.second_id AS id FROM person_links l
                        WHERE l.tenant_id = {tenant} AND l.first_id = own.id AND l.ended_at IS NULL
                        UNION ALL
                        SELECT l.first_id FROM person_links l
                        WHERE l.tenant_id = {tenant} AND l.second_id = own.id AND l.ended_at IS NULL
                        UNION ALL
                        SELECT held.user_id FROM (
                            SELECT coalesce(r.merged_into_id, r.id) AS root FROM learners r
                            WHERE r.tenant_id = {tenant} AND r.user_id = own.id
                            UNION ALL
                            SELECT coalesce(r.merged_into_id, r.id) FROM learners r
                            WHERE r.tenant_id = {tenant} AND r.merged_user_id = own.id
                            UNION ALL
                            SELECT coalesce(r.merged_into_id, r.id) FROM record_bindings b
                            JOIN learners r ON r.tenant_id = b.tenant_id AND r.id = b.learner_id
                            WHERE b.tenant_id = {tenant} AND b.user_id = own.id AND b.state IN ('Bound', 'Frozen', 'Passed')
                        ) record CROSS JOIN LATERAL (
                            SELECT unnest(ARRAY[r.user_id, r.merged_user_id]) AS user_id FROM learners r
                            WHERE r.tenant_id = {tenant} AND r.id = record.root
                            UNION ALL
                            SELECT unnest(ARRAY[r.user_id, r.merged_user_id]) FROM learners r
                            WHERE r.tenant_id = {tenant} AND r.merged_into_id = record.root
                            UNION ALL
                            SELECT b.user_id FROM record_bindings b
                            WHERE b.tenant_id = {tenant} AND b.learner_id = record.root AND b.state IN ('Bound', 'Frozen', 'Passed')
                        ) held
                    ) other WHERE other.id IS NOT NULL
                )
                SELECT id AS "Value" FROM own
                """
            )
            .ToListAsync(ct);
    }

    /// <summary>Whether the actor belongs to a unit in any capacity.</summary>
    /// <param name="since">Beijing date: who belonged to it on that day or later still counts.</param>
    public async Task<bool> BelongAsync(Guid unit, DateOnly since, CancellationToken ct) =>
        actor.UserId is not null && await BelongAsync((await MineAsync(ct)).Accounts, unit, since, ct);

    /// <summary>To which of some units the actor belongs in any capacity: of a unit and a Beijing date, then or later.</summary>
    public async Task<Func<Guid, DateOnly, bool>> BelongingAsync(IReadOnlyCollection<Guid> units, CancellationToken ct) =>
        await BelongingAsync(await MyAccountsAsync(ct), units, ct);

    /// <summary>The same for the person behind some accounts.</summary>
    public async Task<Func<Guid, DateOnly, bool>> BelongingAsync(
        IReadOnlyCollection<Guid> accounts,
        IReadOnlyCollection<Guid> units,
        CancellationToken ct
    )
    {
        var ties = accounts.Count == 0 ? [] : await TiesAsync(accounts, units, ct);
        return (unit, since) => ties.Any(t => t.Unit == unit && (t.Until is not { } last || last >= since));
    }

    /// <summary>
    /// Whether everybody who acts in a role in a unit belongs to a filing unit: then the next level reviews what that unit filed.
    /// </summary>
    /// <param name="filer">The unit whose record is reviewed.</param>
    /// <param name="since">Beijing date: who belonged to the filing unit on that day or later is no reviewer.</param>
    public async Task<bool> AllBelongAsync(Guid unit, Role role, Guid filer, DateOnly since, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var holders = await db
            .Memberships.Where(m =>
                m.OrganisationId == unit
                && m.Role == role
                && m.From <= today
                && (m.To == null || m.To >= today)
                && db.Users.Any(u => u.Id == m.UserId && u.EndedAt == null)
            )
            .Select(m => m.UserId)
            .Distinct()
            .ToListAsync(ct);
        foreach (var holder in holders)
            if (!await BelongAsync(await AccountsAsync([holder], ct), filer, since, ct))
                return false;
        return holders.Count > 0;
    }

    private async Task<bool> BelongAsync(IReadOnlyCollection<Guid> accounts, Guid unit, DateOnly since, CancellationToken ct) =>
        (await TiesAsync(accounts, [unit], ct)).Any(t => t.Until is not { } last || last >= since);

    /// <summary>What ties people to some units: as members, deputies, experts, employees.</summary>
    private async Task<IReadOnlyList<Tie>> TiesAsync(
        IReadOnlyCollection<Guid> accounts,
        IReadOnlyCollection<Guid> units,
        CancellationToken ct
    )
    {
        var (people, places) = (accounts.ToArray(), units.ToArray());
        var members = db
            .Memberships.Where(m => people.Contains(m.UserId) && places.Contains(m.OrganisationId))
            .Select(m => new
            {
                Unit = m.OrganisationId,
                Until = m.To,
                LentFrom = (DateOnly?)null,
                EndedAt = (DateTimeOffset?)null,
            });
        var deputies =
            from l in db.LentRoles
            join m in db.Memberships on l.MembershipId equals m.Id
            where people.Contains(l.DeputyId) && places.Contains(m.OrganisationId)
            select new
            {
                Unit = m.OrganisationId,
                Until = m.To == null || l.To <= m.To ? l.To : m.To,
                LentFrom = (DateOnly?)l.From,
                l.EndedAt,
            };
        var experts = db
            .Experts.Where(e => people.Contains(e.UserId) && e.EmployerId != null && places.Contains(e.EmployerId.Value))
            .Select(e => new
            {
                Unit = e.EmployerId!.Value,
                Until = (DateOnly?)null,
                LentFrom = (DateOnly?)null,
                EndedAt = (DateTimeOffset?)null,
            });
        var employees = db
            .Employments.Where(e =>
                places.Contains(e.OrganisationId)
                && (e.State == EmploymentState.Confirmed || e.State == EmploymentState.Ended)
                && db.Learners.Any(l => l.Id == e.LearnerId && (people.Contains(l.UserId!.Value) || people.Contains(l.MergedUserId!.Value)))
            )
            .Select(e => new
            {
                Unit = e.OrganisationId,
                Until = e.State == EmploymentState.Confirmed ? null : e.To,
                LentFrom = (DateOnly?)null,
                EndedAt = (DateTimeOffset?)null,
            });
        var ties = await members.Concat(deputies).Concat(employees).Concat(experts).ToListAsync(ct);
        // A lent role that was ended ties to that day only, and not at all if it never began.
        return
        [
            .. from t in ties
            let ended = t.EndedAt is { } at ? BeijingTime.DateOf(at) : DateOnly.MaxValue
            where t.LentFrom is not { } first || first <= ended
            select new Tie(t.Unit, t.Until > ended ? ended : t.Until),
        ];
    }

    /// <param name="Until">The last day; null: it goes on.</param>
    private sealed record Tie(Guid Unit, DateOnly? Until);
}
