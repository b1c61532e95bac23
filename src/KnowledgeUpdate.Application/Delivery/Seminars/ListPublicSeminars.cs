using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Seminars that take enrolments now, for everybody: what, where, when, and how to enrol.</summary>
[Public]
public sealed record ListPublicSeminars : IQuery<IReadOnlyList<PublicSeminarRow>>;

public sealed record PublicSeminarRow
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required SeminarKind Kind { get; init; }

    public required string Host { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required string Place { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>Seats left.</summary>
    public required int Left { get; init; }

    public required decimal Hours { get; init; }

    /// <summary>A learner registers alone; else the employer nominates.</summary>
    public required bool ByRegistration { get; init; }

    public required bool ByNomination { get; init; }
}

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
                .Select(o => new PublicSeminarRow
                {
                    Id = o.Seminar.Id,
                    Title = o.Seminar.Title,
                    Kind = o.Seminar.Kind,
                    Host = o.Seminar.HostName,
                    StartsOn = o.Seminar.StartsOn,
                    EndsOn = o.Seminar.EndsOn,
                    Place = o.Seminar.Place,
                    ClosesAt = o.Seminar.Implementation!.EnrolmentClosesAt,
                    Left = o.Left,
                    Hours = o.Seminar.Implementation.Lessons.Sum(l => l.Hours),
                    ByRegistration = o.Seminar.Implementation.OpenRegistration,
                    ByNomination = o.Seminar.Implementation.Nominations,
                }),
        ];
    }
}
