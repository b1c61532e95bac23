using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Who sees a request about an employment, and who answers it.</summary>
[Service]
public sealed class EmploymentAccess(PortalDbContext db, Actor actor, Parties parties)
{
    /// <summary>
    /// The requests that the actor may see: those to the actor's own unit, those of people confirmed at it, those that rose to it; the
    /// office sees all. Those of provisional records are shown to nobody.
    /// </summary>
    public IQueryable<Employment> Visible()
    {
        var unit = actor.OrganisationId;
        var real = db.Employments.Where(e => !db.Learners.Any(l => l.Id == e.LearnerId && l.ProvisionalOfId != null));
        return actor.ScopeOf(Permission.DecideEmployment) switch
        {
            Scope.Tenant => real,
            Scope.Subtree => real.Where(e => e.RaisedToId == unit),
            Scope.OwnUnit => real.Where(e =>
                e.OrganisationId == unit
                || (
                    e.State != EmploymentState.Pending
                    && db.Employments.Any(b =>
                        b.LearnerId == e.LearnerId
                        && b.OrganisationId == unit
                        && (b.State == EmploymentState.Confirmed || b.State == EmploymentState.Ended)
                        && e.RequestedAt >= b.RequestedAt
                        && (b.To == null || e.From <= b.To.Value.AddDays(1))
                    )
                )
            ),
            _ => real.Where(e => false),
        };
    }

    /// <summary>
    /// Employments at units that the actor oversees: of the bureau's area, or all; whether the person is still employed there or not.
    /// </summary>
    public IQueryable<Employment> Overseen()
    {
        var area = actor.AreaPath;
        var real = db.Employments.Where(e => !db.Learners.Any(l => l.Id == e.LearnerId && l.ProvisionalOfId != null));
        return actor.ScopeOf(Permission.ReadFalseEmployment) == Scope.Tenant ? real
            : actor.ScopeOf(Permission.ReadFalseEmployment) == Scope.Subtree
                ? real.Where(e => db.Organisations.Any(o => o.Id == e.OrganisationId && ((LTree)o.Path).IsDescendantOf(area)))
            : real.Where(e => false);
    }

    /// <summary>
    /// What prevents the actor from answering; null if nothing does. A request of the person is answered by the unit asked, one that a unit
    /// makes of somebody by the employer before, either by whom it rose to. Nobody answers their own request, and a unit never confirms its
    /// own claim.
    /// </summary>
    public async Task<ForbiddenException?> DeciderHindranceAsync(Employment employment, CancellationToken ct)
    {
        var (unit, reach) = (actor.MyUnit, actor.ScopeOf(Permission.DecideEmployment));
        var mine = (await parties.MineAsync(ct)).Accounts.ToArray();
        if (await db.HolderOf(employment.LearnerId).AnyAsync(l => mine.Contains(l.UserId!.Value), ct))
            return new ForbiddenException("This is your own employment: somebody else of your unit, or the HR bureau, confirms it.");
        var raised = employment.RaisedToId == unit && reach is Scope.Subtree or Scope.Tenant;
        var asked =
            employment.State == EmploymentState.Claimed
                ? employment.OrganisationId != unit
                    && reach == Scope.OwnUnit
                    && await db.Employments.AnyAsync(
                        e => e.LearnerId == employment.LearnerId && e.OrganisationId == unit && e.State == EmploymentState.Confirmed,
                        ct
                    )
                : employment.OrganisationId == unit && reach == Scope.OwnUnit;
        return raised || asked ? null : new ForbiddenException("Somebody else decides this. Its page says who.");
    }
}
