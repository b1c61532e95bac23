using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Seminars that take enrolments now, the first to begin first, for everybody: what, where, when, and how to enrol.</summary>
[Public]
public sealed record ListPublicSeminars(PageOf Page) : IQuery<Page<PublicSeminarRow>>;

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

    /// <summary>Days from the first to the last.</summary>
    public int Days => EndsOn.DayNumber - StartsOn.DayNumber + 1;
}

internal sealed class ListPublicSeminarsHandler(PortalDbContext db, TimeProvider clock)
    : IRequestHandler<ListPublicSeminars, Page<PublicSeminarRow>>
{
    internal static readonly Sorts<Seminar> Sorts = new("start", s => s.Id) { { "start", s => s.StartsOn } };

    public async Task<Page<PublicSeminarRow>> Handle(ListPublicSeminars query, CancellationToken cancellationToken)
    {
        var page = await db.TakingEnrolments(clock.GetUtcNow())
            .ToPageAsync(
                Sorts.Of(),
                query.Page,
                s => new
                {
                    Seminar = s,
                    Left = db.GatheringSeats.Where(x => x.GatheringId == s.Id).Select(x => x.Capacity - x.Taken).FirstOrDefault(),
                },
                cancellationToken
            );
        return page.With<PublicSeminarRow>([.. page.Rows.Select(r => Of(r.Seminar, r.Seminar.Implementation!, r.Left))]);
    }

    private static PublicSeminarRow Of(Seminar s, Implementation plan, int left) =>
        new()
        {
            Id = s.Id,
            Title = s.Title,
            Kind = s.Kind,
            Host = s.HostName,
            StartsOn = s.StartsOn,
            EndsOn = s.EndsOn,
            Place = s.Place,
            ClosesAt = plan.EnrolmentClosesAt,
            Left = left,
            Hours = plan.Lessons.Sum(l => l.Hours),
            ByRegistration = plan.OpenRegistration,
            ByNomination = plan.Nominations,
        };
}
