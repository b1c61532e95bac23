namespace KnowledgeUpdate.Application.Work;

/// <summary>Marks all of the person's notices read.</summary>
[SignedIn]
public sealed record ReadNotices : ICommand<int>;

internal sealed class ReadNoticesHandler(PortalDbContext db, Actor actor, TimeProvider clock) : IRequestHandler<ReadNotices, int>
{
    public Task<int> Handle(ReadNotices command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db
            .Notifications.Where(n => n.UserId == actor.Me && n.ReadAt == null)
            .ExecuteUpdateAsync(n => n.SetProperty(p => p.ReadAt, now), cancellationToken);
    }
}
