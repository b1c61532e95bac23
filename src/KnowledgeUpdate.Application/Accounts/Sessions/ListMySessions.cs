namespace KnowledgeUpdate.Application.Accounts;

/// <summary>One's own open sessions, the one under way first, then by last use.</summary>
[SignedIn]
public sealed record ListMySessions : IQuery<IReadOnlyList<SessionLine>>;

/// <param name="IsThis">The one that asks.</param>
public sealed record SessionLine(
    Guid Id,
    string? Device,
    string? From,
    DateTimeOffset OpenedAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset ExpiresAt,
    bool IsThis
);

internal sealed class ListMySessionsHandler(PortalDbContext db, Actor actor, TimeProvider clock)
    : IRequestHandler<ListMySessions, IReadOnlyList<SessionLine>>
{
    public async Task<IReadOnlyList<SessionLine>> Handle(ListMySessions query, CancellationToken cancellationToken)
    {
        var (me, now) = (actor.Me, clock.GetUtcNow());
        var open = await (
            from s in db.UserSessions
            join u in db.Users on s.UserId equals u.Id
            where s.UserId == me && s.EndedAt == null && s.ExpiresAt > now && s.Stamp == u.SecurityStamp
            select s
        ).ToListAsync(cancellationToken);
        return
        [
            .. open.Where(s => s.HoldsAt(now))
                .OrderByDescending(s => s.Id == actor.SessionId)
                .ThenByDescending(s => s.LastSeenAt)
                .ThenBy(s => s.Id)
                .Select(s => new SessionLine(s.Id, s.Device, s.From, s.OpenedAt, s.LastSeenAt, s.ExpiresAt, s.Id == actor.SessionId)),
        ];
    }
}
