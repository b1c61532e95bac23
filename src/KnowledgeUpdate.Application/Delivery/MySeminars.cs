using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Attending;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A learner's seminars: those enrolled in, and those open for registration.</summary>
[SignedIn]
public sealed record ListMySeminars : IQuery<MySeminars>;

/// <summary>The lists; <see cref="HasRecord"/> tells whether the account has a learner's record at all.</summary>
public sealed record MySeminars(bool HasRecord, IReadOnlyList<MySeminarRow> Mine, IReadOnlyList<OpenToMe> Open);

/// <summary>A seminar that the learner is enrolled in.</summary>
/// <param name="SignsNow">A half day takes signs at this moment.</param>
public sealed record MySeminarRow(Guid Id, string Title, string Host, DateOnly StartsOn, DateOnly EndsOn, string Place, SeminarState State, EnrolmentState Enrolment, Outcome? Outcome, decimal Hours, bool IsCredited, bool SignsNow, ListStanding Standing);

/// <summary>A seminar that takes registrations.</summary>
public sealed record OpenToMe(Guid Id, string Title, string Host, DateOnly StartsOn, DateOnly EndsOn, string Place, DateTimeOffset ClosesAt, int Left, decimal Hours, IReadOnlyList<UnmetCondition> Unmet);

internal sealed class ListMySeminarsHandler(PortalDbContext db, LearnerAccess learners, DeliveryAccess access, AttendanceDesk desk, TimeProvider clock) : IRequestHandler<ListMySeminars, MySeminars>
{
    private const int Most = 100;

    public async Task<MySeminars> Handle(ListMySeminars query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        if (await learners.FindMineAsync(ct) is not { } mine)
            return new MySeminars(false, [], []);
        var learner = mine.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, ct) : mine;
        var enrolled = await access.EnrolmentsOf(learner).Join(db.Seminars, e => e.SeminarId, s => s.Id, (e, s) => new { Enrolment = e, Seminar = s }).OrderByDescending(x => x.Seminar.StartsOn).Take(Most).ToListAsync(ct);
        var today = BeijingTime.DateOf(now);
        var running = enrolled.Where(x => x.Enrolment.HasSeat && x.Seminar.IsRunning && x.Seminar.StartsOn <= today && x.Seminar.HeldUntil >= today).Select(x => x.Seminar.Id).ToList();
        var halfDays = running.Count == 0 ? [] : await SigningAsync(running, now, ct);
        var known = enrolled.Where(x => x.Enrolment.State != EnrolmentState.Withdrawn).Select(x => x.Seminar.Id).ToHashSet();
        var isEmployed = await db.Employments.AnyAsync(e => e.LearnerId == learner.Id && e.State == EmploymentState.Confirmed, ct);
        var open = await db.Seminars.Where(s => s.State == SeminarState.Filed && s.EndsOn >= today).OrderBy(s => s.StartsOn).ThenBy(s => s.Id).Take(Most)
            .Select(s => new { Seminar = s, Left = db.SeminarSeats.Where(x => x.SeminarId == s.Id).Select(x => x.Capacity - x.Taken).FirstOrDefault() }).ToListAsync(ct);
        return new MySeminars(true,
            [.. enrolled.Select(x => new MySeminarRow(x.Seminar.Id, x.Seminar.Title, x.Seminar.HostName, x.Seminar.StartsOn, x.Seminar.EndsOn, x.Seminar.Place, x.Seminar.State, x.Enrolment.State, x.Enrolment.Outcome, x.Enrolment.Hours, x.Enrolment.CreditedAt is not null, halfDays.Contains(x.Seminar.Id), ListStandings.Of(x.Seminar, x.Enrolment)))],
            [.. open.Where(o => o.Seminar.TakesEnrolments(now) && o.Seminar.Implementation!.OpenRegistration && !known.Contains(o.Seminar.Id)).Select(o => new OpenToMe(o.Seminar.Id, o.Seminar.Title, o.Seminar.HostName, o.Seminar.StartsOn, o.Seminar.EndsOn, o.Seminar.Place,
                o.Seminar.Implementation!.EnrolmentClosesAt, o.Left, o.Seminar.Implementation.Lessons.Sum(l => l.Hours), o.Seminar.Implementation.Conditions.Unmet(learner, isEmployed)))]);
    }

    /// <summary>The seminars of which a half day takes signs at an instant.</summary>
    private async Task<HashSet<Guid>> SigningAsync(List<Guid> running, DateTimeOffset now, CancellationToken ct)
    {
        var ruleOf = await desk.RulesAsync(ct);
        var halfDays = await db.SeminarHalfDays.Where(h => running.Contains(h.SeminarId)).ToListAsync(ct);
        return [.. halfDays.GroupBy(h => h.SeminarId).Where(g => SignWindows.Of(g, ruleOf).At(now) is not null).Select(g => g.Key)];
    }
}

/// <summary>A seminar as a learner sees it: what it is, the own enrolment, each half day, and what the hours come from.</summary>
[SignedIn]
public sealed record GetMySeminar(Guid Id) : IQuery<MySeminar>;

/// <summary>The seminar.</summary>
/// <param name="Place">Place in the waiting list, 1 for the first.</param>
/// <param name="Rule">How hours are worked out; null while a rule is not configured.</param>
/// <param name="SignsNow">A half day takes signs at this moment, and one of the two is missing.</param>
public sealed record MySeminar(Guid Id, string Title, SeminarKind Kind, string Host, DateOnly StartsOn, DateOnly EndsOn, string City, SeminarState State, Implementation Implementation, int Left, IReadOnlyList<UnmetCondition> Unmet, EnrolmentState? Enrolment, string? Reason, int? Seat, int? Place,
    IReadOnlyList<MyHalfDay> HalfDays, Outcome? Outcome, decimal Hours, Guid? EntryId, short LearningYear, HourRule? Rule, bool MayEnrol, bool MayWithdraw, bool SignsNow, bool MayEvaluate, ListStanding Standing, DateOnly? DisputesUntil, DateTimeOffset? BrokenOffAt, string? BrokenOffReason)
{
    /// <summary>Half days attended.</summary>
    public int Attended => HalfDays.Count(h => AttendanceRule.Counts(h.Standing));
}

/// <summary>Where the list of attendance stands, in words that say nothing of an outcome.</summary>
public enum ListStanding
{
    /// <summary>The host keeps it, or the outcome is told.</summary>
    None,

    /// <summary>出勤名单核对中</summary>
    [Term("Attendance being checked", Tone.Wait)] BeingChecked,

    /// <summary>出勤名单更正中</summary>
    [Term("List being corrected", Tone.Wait)] BeingCorrected,
}

/// <summary>Where a list stands for a trainee.</summary>
internal static class ListStandings
{
    /// <summary>The standing for somebody with a seat.</summary>
    internal static ListStanding Of(Seminar seminar, Enrolment? enrolment) => (enrolment?.HasSeat, seminar.State) switch
    {
        (true, SeminarState.PapersFiled) when seminar.OutcomesToldAt is null => ListStanding.BeingChecked,
        (true, SeminarState.PapersReturned) => ListStanding.BeingCorrected,
        _ => ListStanding.None,
    };
}

/// <summary>How hours are worked out.</summary>
/// <param name="HalfDayHours">Hours 学时 of a half day attended, at most.</param>
/// <param name="LeastPercent">Least share of half days attended, %.</param>
public sealed record HourRule(int HalfDayHours, int LeastPercent);

/// <summary>A half day of one's own.</summary>
public sealed record MyHalfDay(Guid Id, DateOnly Date, HalfDay Half, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset? Arrived, SignMethod? ArrivedBy, DateTimeOffset? Left, SignMethod? LeftBy, HalfDayStanding Standing, DisputeState? Dispute, string? Answer, bool MayDispute);

internal sealed class GetMySeminarHandler(PortalDbContext db, DeliveryAccess access, AttendanceDesk desk, TraineeCredits credits, PapersDesk papers, RuleBook rules, TimeProvider clock) : IRequestHandler<GetMySeminar, MySeminar>
{
    public async Task<MySeminar> Handle(GetMySeminar query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var learner = await access.MeAsync(ct);
        var s = await db.Seminars.SingleOrDefaultAsync(x => x.Id == query.Id && x.FiledAt != null, ct) ?? throw new NotFoundException(nameof(Seminar));
        var enrolment = await access.EnrolmentsOf(learner).Where(e => e.SeminarId == s.Id).OrderBy(e => e.State == EnrolmentState.Confirmed ? 0 : 1).ThenBy(e => e.Id).FirstOrDefaultAsync(ct);
        var takes = s.TakesEnrolments(now) && s.Implementation!.OpenRegistration;
        // Whoever is not enrolled sees what is open; the rest is nobody's business.
        if (enrolment is null && !takes)
            throw new NotFoundException(nameof(Seminar));
        var left = await db.SeminarSeats.Where(x => x.SeminarId == s.Id).Select(x => x.Capacity - x.Taken).SingleOrDefaultAsync(ct);
        var isEmployed = await db.Employments.AnyAsync(e => e.LearnerId == learner.Id && e.State == EmploymentState.Confirmed, ct);
        int? place = enrolment?.State == EnrolmentState.Waiting ? 1 + await db.Enrolments.CountAsync(e => e.SeminarId == s.Id && e.State == EnrolmentState.Waiting && (e.AppliedAt < enrolment.AppliedAt || (e.AppliedAt == enrolment.AppliedAt && e.Id < enrolment.Id)), ct) : null;
        var halfDays = enrolment?.HasSeat == true ? await desk.WindowsAsync(s.Id, ct) : [];
        var signs = enrolment is null ? [] : await db.AttendanceSigns.Where(x => x.EnrolmentId == enrolment.Id && x.VoidedAt == null).ToListAsync(ct);
        var disputes = enrolment is null ? [] : await db.AttendanceDisputes.Where(d => d.EnrolmentId == enrolment.Id).ToDictionaryAsync(d => d.HalfDayId, ct);
        var entry = enrolment?.CreditedHours is null ? null : (await credits.EntryAsync(s, enrolment, ct))?.Last.Id;
        var rule = await rules.NumberAsync(RuleKeys.HalfDayHours, s.HeldUntil, ct) is { } hours && await papers.LeastShareAsync(s, ct) is { } share ? new HourRule(hours, share) : null;
        var takesDisputes = enrolment?.HasSeat == true && s.TakesDisputes(enrolment.Outcome, now);
        var mayEvaluate = enrolment?.HasSeat == true && await Evaluations.ObstacleAsync(db, s, enrolment.Id, now, ct) is null;
        return new MySeminar(s.Id, s.Title, s.Kind, s.HostName, s.StartsOn, s.EndsOn, s.Place, s.State, s.Implementation!, left, enrolment is { State: not EnrolmentState.Withdrawn } ? enrolment.Unmet : s.Implementation!.Conditions.Unmet(learner, isEmployed), enrolment?.State, enrolment?.Reason, enrolment?.Seat, place,
            [.. halfDays.Select(h => Of(h.Gathering, signs, disputes, takesDisputes, h.Rule, now))], enrolment?.Outcome, enrolment?.Hours ?? 0, entry, s.LearningYear, rule, takes && (enrolment is null || enrolment.State == EnrolmentState.Withdrawn),
            enrolment is { } e && Enrolment.States.Allows(e.State, EnrolmentAction.Withdraw) && BeijingTime.DateOf(now) < s.StartsOn, enrolment?.HasSeat == true && s.IsRunning && halfDays.At(now) is { } half && half.KindAt(now) is { } kind && !signs.Any(x => x.HalfDayId == half.Gathering.Id && x.Kind == kind), mayEvaluate,
            ListStandings.Of(s, enrolment), takesDisputes && !s.IsRunning ? s.OutcomesToldAt is null ? s.DisputesUntil : s.LateDisputesUntil : null, s.BrokenOffAt, s.BrokenOffReason);
    }

    private static MyHalfDay Of(SeminarHalfDay h, List<AttendanceSign> signs, Dictionary<Guid, AttendanceDispute> disputes, bool takesDisputes, AttendanceRule rule, DateTimeOffset now)
    {
        var (arrive, leave) = (signs.FirstOrDefault(x => x.HalfDayId == h.Id && x.Kind == SignKind.Arrive), signs.FirstOrDefault(x => x.HalfDayId == h.Id && x.Kind == SignKind.Leave));
        var standing = rule.Of(h, arrive?.At, leave?.At, now);
        var dispute = disputes.GetValueOrDefault(h.Id);
        return new MyHalfDay(h.Id, h.Date, h.Half, h.StartsAt, h.EndsAt, arrive?.At, arrive?.Method, leave?.At, leave?.Method, standing, dispute?.State, dispute?.Answer, takesDisputes && dispute is null && now >= h.EndsAt && standing != HalfDayStanding.Attended);
    }
}
