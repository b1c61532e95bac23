using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Loads the person behind a session at every request, and notes now and then that it is in use: an ended session or account, a changed
/// password or an ended membership takes effect at once.
/// </summary>
/// <param name="Key">What the cookie carries.</param>
[PortalOnly]
public sealed record UseSession(string Key) : ICommand<Session?>;

public sealed class UseSessionHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<UseSession, Session?>
{
    /// <summary>How exactly it is kept when a session was used last.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public async Task<Session?> Handle(UseSession command, CancellationToken cancellationToken)
    {
        var (now, hash) = (clock.GetUtcNow(), UserSession.HashOf(command.Key));
        var today = BeijingTime.DateOf(now);
        var lent = db.LentOn(today);
        // Both halves of the memberships begin at an index of the account: this is asked at every request.
        var rows = await (
            from s in db.UserSessions.AsNoTracking()
            where s.KeyHash == hash && s.EndedAt == null && s.ExpiresAt > now
            from u in db.Users.Where(u => u.Id == s.UserId && u.EndedAt == null && u.SecurityStamp == s.Stamp)
            from m in db
                .Memberships.Where(m => m.UserId == u.Id && m.From <= today && (m.To == null || m.To >= today))
                .Concat(lent.Where(l => l.DeputyId == u.Id).Join(db.Memberships, l => l.MembershipId, m => m.Id, (l, m) => m))
                .DefaultIfEmpty()
            from o in db.Organisations.Where(o => m != null && o.Id == m.OrganisationId).DefaultIfEmpty()
            select new
            {
                Session = s,
                u.DisplayName,
                u.MustChangePassword,
                Membership = m == null
                    ? null
                    : new
                    {
                        m.Id,
                        m.Role,
                        m.OrganisationId,
                        o!.Name,
                        o.Path,
                        o.Kind,
                        LenderId = m.UserId == u.Id ? (Guid?)null : m.UserId,
                        Lender = m.UserId == u.Id
                            ? null
                            : db.Users.Where(l => l.Id == m.UserId).Select(l => l.DisplayName).FirstOrDefault(),
                    },
                Unread = db
                    .Notifications.Where(n => n.UserId == u.Id && n.ReadAt == null)
                    .OrderBy(_ => 1)
                    .Take(Session.MostUnread + 1)
                    .Count(),
            }
        ).ToListAsync(cancellationToken);
        if (rows is not [var row, ..] || !row.Session.HoldsAt(now))
            return null;

        var memberships = rows.Where(r => r.Membership is not null)
            .Select(r => r.Membership!)
            .OrderBy(m => m.LenderId is not null)
            .ThenBy(m => m.Role)
            .ThenBy(m => m.Id)
            .Select(m => new SessionMembership(m.Id, m.Role, m.OrganisationId, m.Name, m.Path, AreaOf(m.Path, m.Kind, m.Role))
            {
                LenderId = m.LenderId,
                Lender = m.Lender,
            })
            .ToList();
        var acting = memberships.FirstOrDefault(m => m.Id == row.Session.MembershipId) ?? memberships.FirstOrDefault();
        if (now - row.Session.LastSeenAt >= SeenEvery)
            await SeeAsync(row.Session.Id, now, acting is not null, cancellationToken);
        var waiting = acting is null
            ? 0
            : await db.WorkItems.CountAsync(
                w =>
                    w.DoneAt == null
                    && (
                        (w.UserId == null && w.OrganisationId == acting.OrganisationId && w.Role == acting.Role)
                        || w.UserId == row.Session.UserId
                        || (w.UserId == acting.LenderId && w.OrganisationId == acting.OrganisationId && w.Role == acting.Role)
                    ),
                cancellationToken
            );
        return new Session
        {
            Id = row.Session.Id,
            UserId = row.Session.UserId,
            DisplayName = row.DisplayName,
            MustChangePassword = row.MustChangePassword,
            ConfirmedAt = row.Session.ConfirmedAt,
            Acting = acting,
            Memberships = memberships,
            Unread = row.Unread,
            Waiting = waiting,
        };
    }

    /// <summary>Notes that the session is in use, in the round trip of the statement that follows where there is one.</summary>
    private async Task SeeAsync(Guid id, DateTimeOffset now, bool isFollowed, CancellationToken ct)
    {
        // Of many requests at once one notes it, and none waits.
        var sql = FormattableString.Invariant(
            $"""
            UPDATE user_sessions SET last_seen_at = '{now:O}' WHERE tenant_id = '{db.Scope.Required:D}' AND id IN
            (SELECT id FROM user_sessions WHERE tenant_id = '{db.Scope.Required:D}' AND id = '{id:D}' AND last_seen_at <= '{now
                - SeenEvery:O}' FOR UPDATE SKIP LOCKED)
            """
        );
        if (isFollowed)
            db.Scope.Ahead = sql;
        else
            await db.Database.ExecuteSqlRawAsync(sql, ct);
    }

    /// <summary>The territory that a role answers for from its unit.</summary>
    public static string AreaOf(string path, OrganisationKind kind, Role role) =>
        kind is OrganisationKind.HrBureau or OrganisationKind.ProgrammeOffice || role is Role.Auditor or Role.SystemAdministrator
            ? role is Role.ProgrammeOffice or Role.Auditor or Role.SystemAdministrator
                ? path.Split('.')[0]
                : path[..Math.Max(0, path.LastIndexOf('.'))]
            : path;
}
