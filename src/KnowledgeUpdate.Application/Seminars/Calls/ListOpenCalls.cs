using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Calls under which proposals are taken now or later, the first to close first, for everybody.</summary>
[Public]
public sealed record ListOpenCalls : IQuery<IReadOnlyList<OpenCall>>;

/// <param name="IsOpen">Proposals are taken now; else it opens later.</param>
/// <param name="DaysLeft">Working days until it closes; null where the calendar is not configured.</param>
public sealed record OpenCall(Guid Id, string Title, bool IsOpen, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int? DaysLeft);

internal sealed class ListOpenCallsHandler(PortalDbContext db, Calendars calendars, TimeProvider clock)
    : IRequestHandler<ListOpenCalls, IReadOnlyList<OpenCall>>
{
    /// <summary>A year has one call, seldom two.</summary>
    private const int Most = 10;

    public async Task<IReadOnlyList<OpenCall>> Handle(ListOpenCalls query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = BeijingTime.DateOf(now);
        // A call is published for this year or a later one, and closes at latest in the next.
        var calls = await db
            .SeminarCalls.Where(c => c.Year >= today.Year - 1 && c.State == CallState.Published && c.ClosesAt > now)
            .OrderBy(c => c.ClosesAt)
            .ThenBy(c => c.Id)
            .Take(Most)
            .Select(c => new
            {
                c.Id,
                c.Title,
                c.OpensAt,
                c.ClosesAt,
            })
            .ToListAsync(cancellationToken);
        var open = new List<OpenCall>();
        foreach (var c in calls)
        {
            var left = await calendars.DaysLeftAsync(today, BeijingTime.DateOf(c.ClosesAt.AddTicks(-1)), cancellationToken);
            open.Add(new OpenCall(c.Id, c.Title, c.OpensAt <= now, c.OpensAt, c.ClosesAt, left));
        }

        return open;
    }
}
