using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Loads who a session is, at every request: an ended account, a changed password or an ended membership takes effect at once.</summary>
[PortalOnly]
public sealed record GetSession(Guid UserId, string Stamp, Guid? MembershipId) : IQuery<Session?>;

/// <summary>Who a session is.</summary>
/// <param name="Acting">The membership acted in; null when the person holds none today.</param>
public sealed record Session(Guid UserId, string DisplayName, bool MustChangePassword, SessionMembership? Acting, IReadOnlyList<SessionMembership> Memberships, int Unread, int Waiting)
{
    /// <summary>Unread notices that are counted at most: the shell asks at every page.</summary>
    public const int MostUnread = 99;
}

/// <summary>A membership to act in.</summary>
/// <param name="AreaPath">The territory: for a bureau or office the division above it, for others the unit itself.</param>
public sealed record SessionMembership(Guid Id, Role Role, Guid OrganisationId, string OrganisationName, string OrganisationPath, string AreaPath);

public sealed class GetSessionHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<GetSession, Session?>
{
    /// <inheritdoc />
    public async Task<Session?> Handle(GetSession query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var rows = await (
            from u in db.Users
            where u.Id == query.UserId && u.EndedAt == null && u.SecurityStamp == query.Stamp
            from m in db.Memberships.Where(m => m.UserId == u.Id && m.From <= today && (m.To == null || m.To >= today)).DefaultIfEmpty()
            from o in db.Organisations.Where(o => m != null && o.Id == m.OrganisationId).DefaultIfEmpty()
            select new
            {
                u.DisplayName,
                u.MustChangePassword,
                Membership = m == null ? null : new { m.Id, m.Role, m.OrganisationId, o!.Name, o.Path, o.Kind },
                Unread = db.Notifications.Where(n => n.UserId == u.Id && n.ReadAt == null).OrderBy(_ => 1).Take(Session.MostUnread + 1).Count(),
            }).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return null;

        var memberships = rows.Where(r => r.Membership is not null)
            .Select(r => r.Membership!).OrderBy(m => m.Role).ThenBy(m => m.Id)
            .Select(m => new SessionMembership(m.Id, m.Role, m.OrganisationId, m.Name, m.Path, AreaOf(m.Path, m.Kind, m.Role))).ToList();
        var acting = memberships.FirstOrDefault(m => m.Id == query.MembershipId) ?? memberships.FirstOrDefault();
        var waiting = acting is null ? 0 : await db.WorkItems.CountAsync(w => w.DoneAt == null
            && ((w.UserId == null && w.OrganisationId == acting.OrganisationId && w.Role == acting.Role) || w.UserId == query.UserId), cancellationToken);
        return new Session(query.UserId, rows[0].DisplayName, rows[0].MustChangePassword, acting, memberships, rows[0].Unread, waiting);
    }

    /// <summary>The territory that a role answers for from its unit.</summary>
    public static string AreaOf(string path, OrganisationKind kind, Role role) =>
        kind is OrganisationKind.HrBureau or OrganisationKind.ProgrammeOffice || role is Role.Auditor or Role.SystemAdministrator
            ? role is Role.ProgrammeOffice or Role.Auditor or Role.SystemAdministrator ? path.Split('.')[0] : path[..Math.Max(0, path.LastIndexOf('.'))]
            : path;
}
