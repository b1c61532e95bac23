using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Which lent roles hold.</summary>
public static class LentRights
{
    /// <summary>
    /// The lent roles that may be acted in on a date: they end with the membership that is lent, with the deputy's own one in the unit, and
    /// with either account.
    /// </summary>
    public static IQueryable<LentRole> LentOn(this PortalDbContext db, DateOnly today) =>
        db.LentRoles.Where(l =>
            l.EndedAt == null
            && l.From <= today
            && l.To >= today
            && db.Memberships.Any(m =>
                m.Id == l.MembershipId
                && m.From <= today
                && (m.To == null || m.To >= today)
                && db.Memberships.Any(d =>
                    d.UserId == l.DeputyId
                    && d.OrganisationId == m.OrganisationId
                    && d.Role != Role.Learner
                    && d.Role != Role.Expert
                    && d.From <= today
                    && (d.To == null || d.To >= today)
                )
            )
            && db.Users.Any(u => u.Id == l.LenderId && u.EndedAt == null)
            && db.Users.Any(u => u.Id == l.DeputyId && u.EndedAt == null)
        );
}
