using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A learner's seminars: those enrolled in, and those open for registration.</summary>
[SignedIn]
public sealed record ListMySeminars : IQuery<MySeminars>;

/// <summary>The lists; <see cref="HasRecord"/> tells whether the account has a learner's record at all.</summary>
public sealed record MySeminars(bool HasRecord, IReadOnlyList<MySeminarRow> Mine, IReadOnlyList<OpenToMe> Open);

/// <summary>A seminar that the learner is enrolled in.</summary>
public sealed record MySeminarRow
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string Host { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required string Place { get; init; }

    public required SeminarState State { get; init; }

    public required EnrolmentState Enrolment { get; init; }

    public required Outcome? Outcome { get; init; }

    public required decimal Hours { get; init; }

    public required bool IsCredited { get; init; }

    /// <summary>A half day takes signs at this moment.</summary>
    public required bool SignsNow { get; init; }

    public required ListStanding Standing { get; init; }
}

/// <summary>A seminar that takes registrations.</summary>
public sealed record OpenToMe
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string Host { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required string Place { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    public required int Left { get; init; }

    public required decimal Hours { get; init; }

    public required IReadOnlyList<UnmetCondition> Unmet { get; init; }
}

internal sealed class ListMySeminarsHandler(
    PortalDbContext db,
    LearnerAccess learners,
    EnrolmentAccess own,
    AttendanceBook book,
    TimeProvider clock
) : IRequestHandler<ListMySeminars, MySeminars>
{
    private const int Most = 100;

    public async Task<MySeminars> Handle(ListMySeminars query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        if (await learners.FindMineAsync(ct) is not { } mine)
            return new MySeminars(false, [], []);
        var learner = mine.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, ct) : mine;
        var enrolled = await own.EnrolmentsOf(learner)
            .Join(db.Seminars, e => e.GatheringId, s => s.Id, (e, s) => new { Enrolment = e, Seminar = s })
            .OrderByDescending(x => x.Seminar.StartsOn)
            .Take(Most)
            .ToListAsync(ct);
        var today = BeijingTime.DateOf(now);
        var running = enrolled
            .Where(x => x.Enrolment.HasSeat && x.Seminar.IsRunning && x.Seminar.StartsOn <= today && x.Seminar.HeldUntil >= today)
            .Select(x => x.Seminar.Id)
            .ToList();
        var halfDays = running.Count == 0 ? [] : await SigningAsync(running, now, ct);
        var known = enrolled.Where(x => x.Enrolment.State != EnrolmentState.Withdrawn).Select(x => x.Seminar.Id).ToHashSet();
        var isEmployed = await db.Employments.AnyAsync(e => e.LearnerId == learner.Id && e.State == EmploymentState.Confirmed, ct);
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
            .ToListAsync(ct);
        return new MySeminars(
            true,
            [
                .. enrolled.Select(x => new MySeminarRow
                {
                    Id = x.Seminar.Id,
                    Title = x.Seminar.Title,
                    Host = x.Seminar.HostName,
                    StartsOn = x.Seminar.StartsOn,
                    EndsOn = x.Seminar.EndsOn,
                    Place = x.Seminar.Place,
                    State = x.Seminar.State,
                    Enrolment = x.Enrolment.State,
                    Outcome = x.Enrolment.Outcome,
                    Hours = x.Enrolment.Hours,
                    IsCredited = x.Enrolment.CreditedAt is not null,
                    SignsNow = halfDays.Contains(x.Seminar.Id),
                    Standing = ListStandings.Of(x.Seminar, x.Enrolment),
                }),
            ],
            [
                .. open.Where(o =>
                        o.Seminar.TakesEnrolments(now) && o.Seminar.Implementation!.OpenRegistration && !known.Contains(o.Seminar.Id)
                    )
                    .Select(o => new OpenToMe
                    {
                        Id = o.Seminar.Id,
                        Title = o.Seminar.Title,
                        Host = o.Seminar.HostName,
                        StartsOn = o.Seminar.StartsOn,
                        EndsOn = o.Seminar.EndsOn,
                        Place = o.Seminar.Place,
                        ClosesAt = o.Seminar.Implementation!.EnrolmentClosesAt,
                        Left = o.Left,
                        Hours = o.Seminar.Implementation.Lessons.Sum(l => l.Hours),
                        Unmet = o.Seminar.Implementation.Conditions.Unmet(learner, isEmployed),
                    }),
            ]
        );
    }

    /// <summary>The seminars of which a half day takes signs at an instant.</summary>
    private async Task<HashSet<Guid>> SigningAsync(List<Guid> running, DateTimeOffset now, CancellationToken ct)
    {
        var ruleOf = await book.RulesAsync(ct);
        var halfDays = await db.GatheringHalfDays.Where(h => running.Contains(h.GatheringId)).ToListAsync(ct);
        return [.. halfDays.GroupBy(h => h.GatheringId).Where(g => SignWindows.Of(g, ruleOf).At(now) is not null).Select(g => g.Key)];
    }
}
