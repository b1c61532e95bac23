using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Seminars that take enrolments now, for everybody: what, where, when, and how to enrol.</summary>
[Public]
public sealed record ListPublicSeminars : IQuery<IReadOnlyList<PublicSeminarRow>>;

/// <param name="Left">Seats left.</param>
/// <param name="ByRegistration">A learner registers alone; else the employer nominates.</param>
public sealed record PublicSeminarRow(
    Guid Id,
    string Title,
    SeminarKind Kind,
    string Host,
    DateOnly StartsOn,
    DateOnly EndsOn,
    string Place,
    DateTimeOffset ClosesAt,
    int Left,
    decimal Hours,
    bool ByRegistration,
    bool ByNomination
);

internal sealed class ListPublicSeminarsHandler(PortalDbContext db, TimeProvider clock)
    : IRequestHandler<ListPublicSeminars, IReadOnlyList<PublicSeminarRow>>
{
    /// <summary>A year has some twenty seminars.</summary>
    private const int Most = 100;

    public async Task<IReadOnlyList<PublicSeminarRow>> Handle(ListPublicSeminars query, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), BeijingTime.DateOf(clock.GetUtcNow()));
        var open = await db
            .Seminars.Where(s => s.State == SeminarState.Filed && s.EndsOn >= today)
            .OrderBy(s => s.StartsOn)
            .ThenBy(s => s.Id)
            .Take(Most)
            .Select(s => new
            {
                Seminar = s,
                Left = db.GatheringSeats.Where(x => x.GatheringId == s.Id).Select(x => x.Capacity - x.Taken).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. open.Where(o => o.Seminar.TakesEnrolments(now))
                .Select(o => new PublicSeminarRow(
                    o.Seminar.Id,
                    o.Seminar.Title,
                    o.Seminar.Kind,
                    o.Seminar.HostName,
                    o.Seminar.StartsOn,
                    o.Seminar.EndsOn,
                    o.Seminar.Place,
                    o.Seminar.Implementation!.EnrolmentClosesAt,
                    o.Left,
                    o.Seminar.Implementation.Lessons.Sum(l => l.Hours),
                    o.Seminar.Implementation.OpenRegistration,
                    o.Seminar.Implementation.Nominations
                )),
        ];
    }
}
