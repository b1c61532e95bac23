using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Whether somebody would come to hold two roles that are kept apart, in whichever unit and under whichever account.</summary>
[Service]
public sealed class RolesApart(PortalDbContext db)
{
    /// <summary>A role held in the time that is kept apart from another one, lent ones among them; null: there is none.</summary>
    /// <param name="accounts">Every account of the person.</param>
    /// <param name="to">Last Beijing date; null: open.</param>
    public async Task<Role?> HeldByAsync(IReadOnlyCollection<Guid> accounts, Role role, DateOnly from, DateOnly? to, CancellationToken ct)
    {
        var ids = accounts.ToArray();
        var last = to ?? DateOnly.MaxValue;
        var held = await db
            .Memberships.Where(m => ids.Contains(m.UserId) && m.From <= last && (m.To == null || m.To >= from))
            .Select(m => m.Role)
            .Concat(
                from l in db.LentFrom(@from)
                join m in db.Memberships on l.MembershipId equals m.Id
                where ids.Contains(l.DeputyId) && l.From <= last
                select m.Role
            )
            .Distinct()
            .ToListAsync(ct);
        return held.Order().Cast<Role?>().FirstOrDefault(h => RoleRules.AreApart(h!.Value, role));
    }
}
