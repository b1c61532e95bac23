using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Evaluations;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A seminar as a learner sees it: what it is, the learner's own enrolment, each half day, and what the hours come from.</summary>
[SignedIn]
public sealed record GetMySeminar(Guid Id) : IQuery<MySeminar>;

public sealed record MySeminar
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required SeminarKind Kind { get; init; }

    public required string Host { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required string City { get; init; }

    public required SeminarState State { get; init; }

    public required Implementation Implementation { get; init; }

    public required int Left { get; init; }

    public required IReadOnlyList<UnmetCondition> Unmet { get; init; }

    public required EnrolmentState? Enrolment { get; init; }

    public required string? Reason { get; init; }

    public required int? Seat { get; init; }

    /// <summary>Place in the waiting list, 1 for the first.</summary>
    public required int? Place { get; init; }

    public required IReadOnlyList<MyHalfDay> HalfDays { get; init; }

    public required Outcome? Outcome { get; init; }

    public required decimal Hours { get; init; }

    public required Guid? EntryId { get; init; }

    public required short LearningYear { get; init; }

    /// <summary>How hours are worked out; null while a rule is not configured.</summary>
    public required HourRule? Rule { get; init; }

    public required bool MayEnrol { get; init; }

    public required bool MayWithdraw { get; init; }

    /// <summary>A half day takes signs at this moment, and one of the two is missing.</summary>
    public required bool SignsNow { get; init; }

    public required bool MayEvaluate { get; init; }

    public required ListStanding Standing { get; init; }

    public required DateOnly? DisputesUntil { get; init; }

    public required DateTimeOffset? BrokenOffAt { get; init; }

    public required string? BrokenOffReason { get; init; }

    /// <summary>Half days attended.</summary>
    public int Attended => HalfDays.Count(h => AttendanceRule.Counts(h.Standing));
}

/// <summary>How hours are worked out.</summary>
/// <param name="HalfDayHours">Hours 学时 of a half day attended, at most.</param>
/// <param name="LeastPercent">Least share of half days attended, %.</param>
public sealed record HourRule(int HalfDayHours, int LeastPercent);

/// <summary>A half day of one's own.</summary>
public sealed record MyHalfDay
{
    public required Guid Id { get; init; }

    public required DateOnly Date { get; init; }

    public required HalfDay Half { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required DateTimeOffset? Arrived { get; init; }

    public required SignMethod? ArrivedBy { get; init; }

    public required DateTimeOffset? Left { get; init; }

    public required SignMethod? LeftBy { get; init; }

    public required HalfDayStanding Standing { get; init; }

    public required DisputeState? Dispute { get; init; }

    public required string? Answer { get; init; }

    public required bool MayDispute { get; init; }
}

internal sealed class GetMySeminarHandler(
    PortalDbContext db,
    EnrolmentAccess own,
    AttendanceBook book,
    TraineeCredits credits,
    PapersReader papers,
    RuleBook rules,
    TimeProvider clock
) : IRequestHandler<GetMySeminar, MySeminar>
{
    public async Task<MySeminar> Handle(GetMySeminar query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var learner = await own.MeAsync(ct);
        var s =
            await db.Seminars.SingleOrDefaultAsync(x => x.Id == query.Id && x.FiledAt != null, ct)
            ?? throw new NotFoundException(nameof(Seminar));
        var enrolment = await own.EnrolmentsOf(learner)
            .Where(e => e.GatheringId == s.Id)
            .OrderBy(e => e.State == EnrolmentState.Confirmed ? 0 : 1)
            .ThenBy(e => e.Id)
            .FirstOrDefaultAsync(ct);
        var takes = s.TakesEnrolments(now) && s.Implementation!.OpenRegistration;
        // People who are not enrolled see only what is open.
        if (enrolment is null && !takes)
            throw new NotFoundException(nameof(Seminar));
        var left = await db.GatheringSeats.Where(x => x.GatheringId == s.Id).Select(x => x.Capacity - x.Taken).SingleOrDefaultAsync(ct);
        var isEmployed = await db.Employments.AnyAsync(e => e.LearnerId == learner.Id && e.State == EmploymentState.Confirmed, ct);
        int? place =
            enrolment?.State == EnrolmentState.Waiting
                ? 1
                    + await db.Enrolments.CountAsync(
                        e =>
                            e.GatheringId == s.Id
                            && e.State == EnrolmentState.Waiting
                            && (e.AppliedAt < enrolment.AppliedAt || (e.AppliedAt == enrolment.AppliedAt && e.Id < enrolment.Id)),
                        ct
                    )
                : null;
        var halfDays = enrolment?.HasSeat == true ? await book.WindowsAsync(s.Id, ct) : [];
        var signs = enrolment is null
            ? []
            : await db.AttendanceSigns.Where(x => x.EnrolmentId == enrolment.Id && x.VoidedAt == null).ToListAsync(ct);
        var disputes = enrolment is null
            ? []
            : await db.AttendanceDisputes.Where(d => d.EnrolmentId == enrolment.Id).ToDictionaryAsync(d => d.HalfDayId, ct);
        var entry = enrolment?.CreditedHours is null ? null : (await credits.EntryAsync(s, enrolment, ct))?.Last.Id;
        var rule =
            await rules.NumberAsync(RuleKeys.HalfDayHours, s.HeldUntil, ct) is { } hours && await papers.LeastShareAsync(s, ct) is { } share
                ? new HourRule(hours, share)
                : null;
        var takesDisputes = enrolment?.HasSeat == true && s.TakesDisputes(enrolment.Outcome, now);
        var mayEvaluate = enrolment?.HasSeat == true && await EvaluationObstacles.ObstacleAsync(db, s, enrolment.Id, now, ct) is null;
        return new MySeminar
        {
            Id = s.Id,
            Title = s.Title,
            Kind = s.Kind,
            Host = s.HostName,
            StartsOn = s.StartsOn,
            EndsOn = s.EndsOn,
            City = s.Place,
            State = s.State,
            Implementation = s.Implementation!,
            Left = left,
            Unmet = enrolment is { State: not EnrolmentState.Withdrawn }
                ? enrolment.Unmet
                : s.Implementation!.Conditions.Unmet(learner, isEmployed),
            Enrolment = enrolment?.State,
            Reason = enrolment?.Reason,
            Seat = enrolment?.Seat,
            Place = place,
            HalfDays = [.. halfDays.Select(h => Of(h.HalfDay, signs, disputes, takesDisputes, h.Rule, now))],
            Outcome = enrolment?.Outcome,
            Hours = enrolment?.Hours ?? 0,
            EntryId = entry,
            LearningYear = s.LearningYear,
            Rule = rule,
            MayEnrol = takes && (enrolment is null || enrolment.State == EnrolmentState.Withdrawn),
            MayWithdraw =
                enrolment is { } e && Enrolment.States.Allows(e.State, EnrolmentAction.Withdraw) && BeijingTime.DateOf(now) < s.StartsOn,
            SignsNow =
                enrolment?.HasSeat == true
                && s.IsRunning
                && halfDays.At(now) is { } half
                && half.KindAt(now) is { } kind
                && !signs.Any(x => x.HalfDayId == half.HalfDay.Id && x.Kind == kind),
            MayEvaluate = mayEvaluate,
            Standing = ListStandings.Of(s, enrolment),
            DisputesUntil =
                takesDisputes && !s.IsRunning
                    ? s.OutcomesToldAt is null
                        ? s.DisputesUntil
                        : s.LateDisputesUntil
                    : null,
            BrokenOffAt = s.BrokenOffAt,
            BrokenOffReason = s.BrokenOffReason,
        };
    }

    private static MyHalfDay Of(
        GatheringHalfDay h,
        List<AttendanceSign> signs,
        Dictionary<Guid, AttendanceDispute> disputes,
        bool takesDisputes,
        AttendanceRule rule,
        DateTimeOffset now
    )
    {
        var (arrive, leave) = (
            signs.FirstOrDefault(x => x.HalfDayId == h.Id && x.Kind == SignKind.Arrive),
            signs.FirstOrDefault(x => x.HalfDayId == h.Id && x.Kind == SignKind.Leave)
        );
        var standing = rule.Of(h, arrive?.At, leave?.At, now);
        var dispute = disputes.GetValueOrDefault(h.Id);
        return new MyHalfDay
        {
            Id = h.Id,
            Date = h.Date,
            Half = h.Half,
            StartsAt = h.StartsAt,
            EndsAt = h.EndsAt,
            Arrived = arrive?.At,
            ArrivedBy = arrive?.Method,
            Left = leave?.At,
            LeftBy = leave?.Method,
            Standing = standing,
            Dispute = dispute?.State,
            Answer = dispute?.Answer,
            MayDispute = takesDisputes && dispute is null && now >= h.EndsAt && standing != HalfDayStanding.Attended,
        };
    }
}
