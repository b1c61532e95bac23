using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Which lent roles hold.</summary>
public static class LentRights
{
    /// <summary>
    /// The lent roles that may be acted in on a date: they end with the membership that is lent, with the deputy's own one in the unit, and
    /// with either account.
    /// </summary>
    public static IQueryable<LentRole> LentOn(this PortalDbContext db, DateOnly today) => db.LentFrom(today).Where(l => l.From <= today);

    /// <summary>
    /// The lent roles that hold on a date or later: a membership that the deputy was given after the loan began carries none.
    /// </summary>
    public static IQueryable<LentRole> LentFrom(this PortalDbContext db, DateOnly date) =>
        db.LentRoles.Where(l =>
            l.EndedAt == null
            && l.To >= date
            && db.Memberships.Any(m =>
                m.Id == l.MembershipId
                && m.From <= l.From
                && (m.To == null || (m.To >= date && m.To >= l.From))
                && db.Memberships.Any(d =>
                    d.UserId == l.DeputyId
                    && d.OrganisationId == m.OrganisationId
                    && d.Role != Role.Learner
                    && d.Role != Role.Expert
                    && d.From <= l.From
                    && (d.To == null || (d.To >= date && d.To >= l.From))
                )
            )
            && db.Users.Any(u => u.Id == l.LenderId && u.EndedAt == null)
            && db.Users.Any(u => u.Id == l.DeputyId && u.EndedAt == null)
        );
}
