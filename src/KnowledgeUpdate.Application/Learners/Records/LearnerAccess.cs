using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Whose records and hours a person may see.</summary>
[Service]
public sealed class LearnerAccess(PortalDbContext db, Actor actor, Parties parties)
{
    /// <summary>
    /// The learners that the actor may see: of the actor's own unit, of the area, or all. The actor's own record is found by <see
    /// cref="FindMineAsync"/>.
    /// </summary>
    /// <remarks>A unit sees those who work there, also the ones still to be confirmed; a department those of its field.</remarks>
    public IQueryable<Learner> Visible()
    {
        var (unit, area) = (actor.OrganisationId, actor.AreaPath);
        // Only its account sees a provisional record, until the request behind it is decided; one that left with its import nobody.
        var people = db.Learners.Where(l => l.ProvisionalOfId == null && l.WithdrawnAt == null);
        return actor.ScopeOf(Permission.ReadLearners) switch
        {
            _ when actor.IsPortal => db.Learners,
            Scope.Tenant => people,
            Scope.Subtree => people.Where(l => db.Organisations.Any(o => o.Id == l.EmployerId && ((LTree)o.Path).IsDescendantOf(area))),
            Scope.Field => people.Where(l =>
                db.Organisations.Any(o => o.Id == l.EmployerId && ((LTree)o.Path).IsDescendantOf(area))
                || db.Set<Domain.Organisations.Field>().Any(f => f.Code == l.FieldCode && f.DepartmentId == unit)
            ),
            Scope.OwnUnit => people.Where(l =>
                l.EmployerId == unit
                || db.Employments.Any(e => e.LearnerId == l.Id && e.OrganisationId == unit && e.State == EmploymentState.Pending)
            ),
            _ => db.Learners.Where(l => false),
        };
    }

    /// <summary>
    /// The learners for whom the actor answers: a unit for people whose employment with it is confirmed, a bureau for its area, the office
    /// for all. Less than <see cref="Visible"/>: identity numbers, invitations and access go by this.
    /// </summary>
    public IQueryable<Learner> Answering()
    {
        var unit = actor.OrganisationId;
        return actor.ScopeOf(Permission.ReadLearners) == Scope.OwnUnit
            ? Visible()
                .Where(l =>
                    db.Employments.Any(e => e.LearnerId == l.Id && e.OrganisationId == unit && e.State == EmploymentState.Confirmed)
                )
            : Visible();
    }

    /// <summary>A learner whom the actor may see, or the actor's own record.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this person.</exception>
    public async Task<Learner> FindAsync(Guid id, CancellationToken ct)
    {
        var me = actor.UserId;
        return await db.Learners.SingleOrDefaultAsync(l => l.Id == id && l.UserId == me && me != null && l.FrozenAt == null, ct)
            ?? await Visible().SingleOrDefaultAsync(l => l.Id == id, ct)
            ?? throw new NotFoundException(nameof(Learner));
    }

    /// <summary>
    /// Whether a record is the actor's own, merged or frozen or not, under any account of the person; under lent rights also that of the
    /// person acted for.
    /// </summary>
    public async Task<bool> IsOwnAsync(Guid learnerId, CancellationToken ct) => (await OwnAsync([learnerId], ct)).Count > 0;

    /// <summary>Of some records the actor's own, as <see cref="IsOwnAsync"/> says it of one.</summary>
    public async Task<IReadOnlySet<Guid>> OwnAsync(IReadOnlyCollection<Guid> learnerIds, CancellationToken ct)
    {
        if (actor.UserId is null)
            return new HashSet<Guid>();
        var mine = (await parties.MineAsync(ct)).Accounts.ToArray();
        return (
            await db
                .Learners.Where(r =>
                    learnerIds.Contains(r.Id)
                    && db.Learners.Any(l =>
                        mine.Contains(l.UserId!.Value) && (l.Id == (r.MergedIntoId ?? r.Id) || l.MergedIntoId == (r.MergedIntoId ?? r.Id))
                    )
                )
                .Select(r => r.Id)
                .ToListAsync(ct)
        ).ToHashSet();
    }

    /// <summary>Nobody decides about their own record, whatever the role.</summary>
    /// <exception cref="ForbiddenException">It is the actor's own.</exception>
    public async Task GuardOwnAsync(Guid learnerId, CancellationToken ct)
    {
        if (await IsOwnAsync(learnerId, ct))
            throw new ForbiddenException("This is your own record. Somebody else decides about it.");
    }

    /// <summary>The actor's own record; null when the account has none, or may not use it since it is frozen.</summary>
    public async Task<Learner?> FindMineAsync(CancellationToken ct)
    {
        var me = actor.Me;
        return await db.Learners.SingleOrDefaultAsync(l => l.UserId == me && l.FrozenAt == null, ct);
    }

    /// <summary>The actor's own record.</summary>
    /// <exception cref="RuleException">The account has none.</exception>
    public async Task<Learner> MineAsync(CancellationToken ct) =>
        await FindMineAsync(ct)
        ?? throw (
            await db.Learners.AnyAsync(l => l.UserId == actor.Me, ct)
                ? new RuleException("Your learner's record is held until it is decided whose it is. Nothing in it is lost.")
                : new RuleException("Your account has no learner's record yet. Enter name and identity document first.")
        );
}
