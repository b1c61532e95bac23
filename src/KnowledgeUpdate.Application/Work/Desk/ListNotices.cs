using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

/// <summary>The person's notices, newest first; showing them marks them read.</summary>
[SignedIn]
public sealed record ListNotices(PageOf Page) : IQuery<Page<NoticeRow>>;

public sealed record NoticeRow(Guid Id, [property: Sentence] string Key, string Args, string Link, DateTimeOffset At, bool IsRead);

internal sealed class ListNoticesHandler(PortalDbContext db, Actor actor) : IRequestHandler<ListNotices, Page<NoticeRow>>
{
    internal static readonly Sorts<Notification> Sorts = new("-at", n => n.Id) { { "at", n => n.At } };

    public Task<Page<NoticeRow>> Handle(ListNotices query, CancellationToken cancellationToken) =>
        db
            .Notifications.Where(n => n.UserId == actor.Me)
            .ToPageAsync(
                Sorts.Of(),
                query.Page,
                n => new NoticeRow(n.Id, n.Key, n.Args, n.Link, n.At, n.ReadAt != null),
                cancellationToken
            );
}
