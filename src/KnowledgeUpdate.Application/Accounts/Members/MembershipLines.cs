using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

internal static class MembershipLines
{
    public static async Task<IReadOnlyList<MembershipLine>> LinesAsync(
        this PortalDbContext db,
        IQueryable<Membership> memberships,
        MemberAccess access,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var rows = await (
            from m in memberships
            join o in db.Organisations on m.OrganisationId equals o.Id
            orderby m.From, m.Id
            select new { Membership = m, o.Name }
        ).ToListAsync(ct);
        var others = new HashSet<Guid>();
        foreach (var account in rows.Select(r => r.Membership.UserId).Distinct())
            if (await access.IsPartysAsync(account, ct))
                others.Add(account);
        return
        [
            .. rows.Select(r => new MembershipLine
            {
                Id = r.Membership.Id,
                Version = r.Membership.Version,
                Role = r.Membership.Role,
                OrganisationId = r.Membership.OrganisationId,
                Unit = r.Name,
                From = r.Membership.From,
                To = r.Membership.To,
                Holds = r.Membership.HoldsOn(today),
                MayEnd = access.Roles.Contains(r.Membership.Role) && !others.Contains(r.Membership.UserId),
            }),
        ];
    }
}
