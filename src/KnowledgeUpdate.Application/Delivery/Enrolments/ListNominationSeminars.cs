using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Seminars that take nominations now, whoever holds them.</summary>
[Requires(Permission.NominateForSeminar)]
public sealed record ListNominationSeminars(PageOf Page) : IQuery<Page<OpenSeminarRow>>;

/// <summary>A seminar that takes enrolments.</summary>
public sealed record OpenSeminarRow
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string Host { get; init; }

    public required SeminarKind Kind { get; init; }

    public required string? Field { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required string Place { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    public required int Left { get; init; }

    /// <summary>People of the reader's unit who are enrolled.</summary>
    public required int Mine { get; init; }
}

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
            .Select(o => new OpenSeminarRow
            {
                Id = o.Seminar.Id,
                Title = o.Seminar.Title,
                Host = o.Seminar.HostName,
                Kind = o.Seminar.Kind,
                Field = o.Seminar.Field,
                StartsOn = o.Seminar.StartsOn,
                EndsOn = o.Seminar.EndsOn,
                Place = o.Seminar.Place,
                ClosesAt = o.Seminar.Implementation!.EnrolmentClosesAt,
                Left = o.Left,
                Mine = o.Mine,
            })
            .ToList()
            .ToPage(query.Page);
    }
}
