using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Work;

/// <summary>
/// What waits for the person in the membership acted in, overdue first, with what happened lately and how the year stands.
/// </summary>
[SignedIn]
public sealed record GetHome(int Show = 30) : IQuery<HomeView>;

/// <param name="Parts">What the areas show beside it.</param>
public sealed record HomeView(
    DateOnly Today,
    IReadOnlyList<WorkRow> Work,
    int Total,
    int Overdue,
    int DueToday,
    IReadOnlyList<RecentNotice> Recent,
    IReadOnlyList<HomePart> Parts
);

public sealed record WorkRow
{
    [Sentence]
    public required string Act { get; init; }

    public required string Title { get; init; }

    public required string Detail { get; init; }

    public required string Link { get; init; }

    public required Role Role { get; init; }

    public required string Unit { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required int DaysWaited { get; init; }

    public required DateOnly? DueOn { get; init; }

    /// <summary>Working days left; negative when overdue; null without deadline or calendar.</summary>
    public required int? WorkingDaysLeft { get; init; }
}

public sealed record RecentNotice([property: Sentence] string Key, string Args, string Link, DateTimeOffset At);

internal sealed class GetHomeHandler(PortalDbContext db, Actor actor, IEnumerable<IHomePart> parts, Calendars calendars, TimeProvider clock)
    : IRequestHandler<GetHome, HomeView>
{
    public async Task<HomeView> Handle(GetHome query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var now = clock.GetUtcNow();
        var today = BeijingTime.DateOf(now);
        var mine = db.WorkItems.Where(w =>
            w.DoneAt == null
            && (
                // Under lent rights what waits for the lender alone waits for the deputy too.
                ((w.UserId == null || w.UserId == actor.OnBehalfOfId) && w.OrganisationId == actor.OrganisationId && w.Role == actor.Role)
                || w.UserId == actor.UserId
            )
        );
        var counts = await mine.GroupBy(w => 1)
            .Select(g => new
            {
                Total = g.Count(),
                Late = g.Count(w => w.DueOn < today),
                Today = g.Count(w => w.DueOn == today),
            })
            .SingleOrDefaultAsync(ct);
        var items = await mine.OrderBy(w => w.DueOn == null)
            .ThenBy(w => w.DueOn)
            .ThenBy(w => w.Since)
            .ThenBy(w => w.Id)
            .Take(Math.Clamp(query.Show, 1, 200))
            .ToListAsync(ct);
        var calendar = await calendars.GetAsync(ct);
        var work = items
            .Select(w => new WorkRow
            {
                Act = w.Act,
                Title = w.Title,
                Detail = w.Detail,
                Link = w.Link,
                Role = w.Role,
                Unit = actor.OrganisationName,
                Since = w.Since,
                DaysWaited = Math.Max(0, today.DayNumber - BeijingTime.DateOf(w.Since).DayNumber),
                DueOn = w.DueOn,
                WorkingDaysLeft =
                    w.DueOn is { } due && calendar.Knows(due.Year) && calendar.Knows(today.Year) ? calendar.Between(today, due) : null,
            })
            .ToList();
        var recent = await db
            .Notifications.Where(n => n.UserId == actor.Me)
            .OrderByDescending(n => n.At)
            .Take(6)
            .Select(n => new RecentNotice(n.Key, n.Args, n.Link, n.At))
            .ToListAsync(ct);
        var shown = new List<HomePart>();
        foreach (var part in parts)
            if (await part.ReadAsync(today, ct) is { } record)
                shown.Add(new HomePart(part.Place, record));
        return new HomeView(today, work, counts?.Total ?? 0, counts?.Late ?? 0, counts?.Today ?? 0, recent, shown);
    }
}
