using System.Linq.Expressions;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>Filter of a seminar's enrolments.</summary>
/// <param name="Words">Beginning of a name.</param>
/// <param name="OnlyUnmet">Only those who do not meet a condition.</param>
public sealed record EnrolmentFilter(EnrolmentState? State, EnrolmentRoute? Route, string? Words, bool OnlyUnmet);

/// <summary>The enrolments of a seminar, for its host and for those who supervise it.</summary>
[Requires(Permission.ReadSeminars)]
public sealed record ListEnrolments(Guid GatheringId, EnrolmentFilter Filter, string? Sort, PageOf Page) : IQuery<EnrolmentList>;

/// <summary>The list with its seminar.</summary>
public sealed record EnrolmentList
{
    public required Guid GatheringId { get; init; }

    public required string Title { get; init; }

    public required Enum Standing { get; init; }

    public required EnrolmentTerms? Terms { get; init; }

    public required int Capacity { get; init; }

    public required int Taken { get; init; }

    /// <summary>Enrolments by state.</summary>
    public required IReadOnlyDictionary<EnrolmentState, int> Counts { get; init; }

    public required Page<EnrolmentRow> Page { get; init; }

    public required bool MayDecide { get; init; }

    public required bool TakesEnrolments { get; init; }

    /// <summary>Seats that are free.</summary>
    public int Left => Capacity - Taken;
}

internal sealed class ListEnrolmentsHandler(PortalDbContext db, GatheringAccess access, TimeProvider clock)
    : IRequestHandler<ListEnrolments, EnrolmentList>
{
    internal static readonly Sorts<Enrolment> Sorts = new("applied", e => e.Id)
    {
        { "applied", e => e.AppliedAt },
        { "name", e => e.Name },
        { "seat", e => e.Seat },
    };

    public async Task<EnrolmentList> Handle(ListEnrolments query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var gathering = await access.FindAsync(query.GatheringId, ct);
        var all = db.Enrolments.Where(e => e.GatheringId == gathering.Id);
        var counts = await all.GroupBy(e => e.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var seats = await db.GatheringSeats.SingleOrDefaultAsync(s => s.GatheringId == gathering.Id, ct);
        var page = await Filtered(all, query.Filter).ToPageAsync(Sorts.Of(query.Sort), query.Page, Row(db), ct);
        return new EnrolmentList
        {
            GatheringId = gathering.Id,
            Title = gathering.Title,
            Standing = gathering.Standing,
            Terms = gathering.Terms,
            Capacity = seats?.Capacity ?? 0,
            Taken = seats?.Taken ?? 0,
            Counts = counts,
            Page = page,
            MayDecide = access.IsHost(gathering) && gathering.IsRunning,
            TakesEnrolments = gathering.TakesEnrolments(clock.GetUtcNow()),
        };
    }

    internal static IQueryable<Enrolment> Filtered(IQueryable<Enrolment> enrolments, EnrolmentFilter filter)
    {
        if (filter.State is { } state)
            enrolments = enrolments.Where(e => e.State == state);
        if (filter.Route is { } route)
            enrolments = enrolments.Where(e => e.Route == route);
        if (filter.OnlyUnmet)
            enrolments = enrolments.Where(e => e.UnmetCount > 0);
        if (Characters.TrimToNull(filter.Words) is not { } words)
            return enrolments;
        var pattern = LikePattern.StartingWith(PersonName.Normalise(words));
        return enrolments.Where(e => EF.Functions.Like(e.Name, pattern, LikePattern.EscapeCharacter));
    }

    internal static Expression<Func<Enrolment, EnrolmentRow>> Row(PortalDbContext db) =>
        e => new EnrolmentRow
        {
            Id = e.Id,
            LearnerId = e.LearnerId,
            Name = e.Name,
            IdentityMask = db.Learners.Where(l => l.Id == e.LearnerId).Select(l => l.IdentityMask).First(),
            Employer = e.Employer,
            Level = db.Learners.Where(l => l.Id == e.LearnerId).Select(l => l.Level).First(),
            Title = db.Learners.Where(l => l.Id == e.LearnerId).Select(l => l.Title).First(),
            Route = e.Route,
            State = e.State,
            Unmet = e.Unmet,
            AppliedAt = e.AppliedAt,
            Seat = e.Seat,
            Reason = e.Reason,
            Outcome = e.Outcome,
            HalfDaysAttended = e.HalfDaysAttended,
            HalfDaysHeld = e.HalfDaysHeld,
            Hours = e.Hours,
        };
}

/// <summary>All enrolments of a filter, streamed for an export; identity numbers masked.</summary>
[Requires(Permission.ExportTrainees)]
public sealed record ExportEnrolments(Guid GatheringId, EnrolmentFilter Filter, Func<string, IAsyncEnumerable<EnrolmentRow>, Task> Write)
    : IQuery<Unit>;

internal sealed class ExportEnrolmentsHandler(PortalDbContext db, GatheringAccess access) : IRequestHandler<ExportEnrolments, Unit>
{
    public async Task<Unit> Handle(ExportEnrolments query, CancellationToken cancellationToken)
    {
        var gathering = await access.FindAsync(query.GatheringId, cancellationToken);
        var rows = ListEnrolmentsHandler.Filtered(db.Enrolments.Where(e => e.GatheringId == gathering.Id), query.Filter);
        await query.Write(
            gathering.Title,
            ListEnrolmentsHandler.Sorts.Of("name").Apply(rows).Select(ListEnrolmentsHandler.Row(db)).AsAsyncEnumerable()
        );
        return Unit.Value;
    }
}
