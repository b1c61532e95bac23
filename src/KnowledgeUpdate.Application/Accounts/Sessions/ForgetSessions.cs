namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Drops sessions that ended long ago, and counts of tries that have drained.</summary>
[PortalOnly]
public sealed record ForgetSessions : ICommand<int>;

internal sealed class ForgetSessionsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ForgetSessions, int>
{
    /// <summary>Days that a session is kept after its end: where somebody signed in within a month is one of their own addresses.</summary>
    private const int KeptDays = 31;

    public async Task<int> Handle(ForgetSessions command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (oldest, drained) = (now.AddDays(-KeptDays), now.AddDays(-1));
        await db.TryCounts.Where(t => t.At < drained).ExecuteDeleteAsync(cancellationToken);
        return await db.UserSessions.Where(s => s.ExpiresAt < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
