using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Seminars that take nominations now, whoever holds them.</summary>
[Requires(Permission.NominateForSeminar)]
public sealed record ListNominationSeminars(PageOf Page) : IQuery<Page<OpenSeminarRow>>;

/// <summary>A seminar that takes enrolments.</summary>
/// <param name="Mine">People of the reader's unit who are enrolled.</param>
public sealed record OpenSeminarRow(
    Guid Id,
    string Title,
    string Host,
    SeminarKind Kind,
    string? Field,
    DateOnly StartsOn,
    DateOnly EndsOn,
    string Place,
    DateTimeOffset ClosesAt,
    int Left,
    int Mine
);

internal sealed class ListNominationSeminarsHandler(PortalDbContext db, Actor actor, TimeProvider clock)
    : IRequestHandler<ListNominationSeminars, Page<OpenSeminarRow>>
{
    public async Task<Page<OpenSeminarRow>> Handle(ListNominationSeminars query, CancellationToken cancellationToken)
    {
        var (now, unit) = (clock.GetUtcNow(), actor.MyUnit);
        var today = BeijingTime.DateOf(now);
        // A year has some twenty seminars: those that have not ended fit in memory, and the closing time stands within the plan.
        var open = await db
            .Seminars.Where(s => s.State == SeminarState.Filed && s.EndsOn >= today)
            .OrderBy(s => s.StartsOn)
            .ThenBy(s => s.Id)
            .Take(500)
            .Select(s => new
            {
                Seminar = s,
                Left = db.GatheringSeats.Where(x => x.GatheringId == s.Id).Select(x => x.Capacity - x.Taken).FirstOrDefault(),
                Mine = db.Enrolments.Count(e => e.GatheringId == s.Id && e.EmployerId == unit && e.State != EnrolmentState.Withdrawn),
            })
            .ToListAsync(cancellationToken);
        return open.Where(o => o.Seminar.TakesEnrolments(now) && o.Seminar.Implementation!.Nominations)
            .Select(o => new OpenSeminarRow(
                o.Seminar.Id,
                o.Seminar.Title,
                o.Seminar.HostName,
                o.Seminar.Kind,
                o.Seminar.Field,
                o.Seminar.StartsOn,
                o.Seminar.EndsOn,
                o.Seminar.Place,
                o.Seminar.Implementation!.EnrolmentClosesAt,
                o.Left,
                o.Mine
            ))
            .ToList()
            .ToPage(query.Page);
    }
}
