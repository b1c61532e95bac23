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

/// <param name="Place">Place in the waiting list, 1 for the first.</param>
/// <param name="Rule">How hours are worked out; null while a rule is not configured.</param>
/// <param name="SignsNow">A half day takes signs at this moment, and one of the two is missing.</param>
public sealed record MySeminar(
    Guid Id,
    string Title,
    SeminarKind Kind,
    string Host,
    DateOnly StartsOn,
    DateOnly EndsOn,
    string City,
    SeminarState State,
    Implementation Implementation,
    int Left,
    IReadOnlyList<UnmetCondition> Unmet,
    EnrolmentState? Enrolment,
    string? Reason,
    int? Seat,
    int? Place,
    IReadOnlyList<MyHalfDay> HalfDays,
    Outcome? Outcome,
    decimal Hours,
    Guid? EntryId,
    short LearningYear,
    HourRule? Rule,
    bool MayEnrol,
    bool MayWithdraw,
    bool SignsNow,
    bool MayEvaluate,
    ListStanding Standing,
    DateOnly? DisputesUntil,
    DateTimeOffset? BrokenOffAt,
    string? BrokenOffReason
)
{
    /// <summary>Half days attended.</summary>
    public int Attended => HalfDays.Count(h => AttendanceRule.Counts(h.Standing));
}

/// <summary>How hours are worked out.</summary>
/// <param name="HalfDayHours">Hours 学时 of a half day attended, at most.</param>
/// <param name="LeastPercent">Least share of half days attended, %.</param>
public sealed record HourRule(int HalfDayHours, int LeastPercent);

/// <summary>A half day of one's own.</summary>
public sealed record MyHalfDay(
    Guid Id,
    DateOnly Date,
    HalfDay Half,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset? Arrived,
    SignMethod? ArrivedBy,
    DateTimeOffset? Left,
    SignMethod? LeftBy,
    HalfDayStanding Standing,
    DisputeState? Dispute,
    string? Answer,
    bool MayDispute
);

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
        return new MySeminar(
            s.Id,
            s.Title,
            s.Kind,
            s.HostName,
            s.StartsOn,
            s.EndsOn,
            s.Place,
            s.State,
            s.Implementation!,
            left,
            enrolment is { State: not EnrolmentState.Withdrawn }
                ? enrolment.Unmet
                : s.Implementation!.Conditions.Unmet(learner, isEmployed),
            enrolment?.State,
            enrolment?.Reason,
            enrolment?.Seat,
            place,
            [.. halfDays.Select(h => Of(h.HalfDay, signs, disputes, takesDisputes, h.Rule, now))],
            enrolment?.Outcome,
            enrolment?.Hours ?? 0,
            entry,
            s.LearningYear,
            rule,
            takes && (enrolment is null || enrolment.State == EnrolmentState.Withdrawn),
            enrolment is { } e && Enrolment.States.Allows(e.State, EnrolmentAction.Withdraw) && BeijingTime.DateOf(now) < s.StartsOn,
            enrolment?.HasSeat == true
                && s.IsRunning
                && halfDays.At(now) is { } half
                && half.KindAt(now) is { } kind
                && !signs.Any(x => x.HalfDayId == half.HalfDay.Id && x.Kind == kind),
            mayEvaluate,
            ListStandings.Of(s, enrolment),
            takesDisputes && !s.IsRunning
                ? s.OutcomesToldAt is null
                    ? s.DisputesUntil
                    : s.LateDisputesUntil
                : null,
            s.BrokenOffAt,
            s.BrokenOffReason
        );
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
        return new MyHalfDay(
            h.Id,
            h.Date,
            h.Half,
            h.StartsAt,
            h.EndsAt,
            arrive?.At,
            arrive?.Method,
            leave?.At,
            leave?.Method,
            standing,
            dispute?.State,
            dispute?.Answer,
            takesDisputes && dispute is null && now >= h.EndsAt && standing != HalfDayStanding.Attended
        );
    }
}
