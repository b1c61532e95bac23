using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attending;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A trainee disputes a half day 考勤异议.</summary>
[SignedIn]
public sealed record DisputeAttendance(Guid SeminarId, Guid HalfDayId, string? Statement) : ICommand<Guid>;

internal sealed class DisputeAttendanceValidator : AbstractValidator<DisputeAttendance>
{
    public DisputeAttendanceValidator(IStringLocalizer<DeliveryText> text) => RuleFor(c => c.Statement).NotEmpty().WithMessage(_ => text["Enter what is wrong: when you were there, and who can confirm it"])
        .MaximumLength(AttendanceDispute.TextMaxLength).WithMessage(_ => text["Enter at most {0} characters", AttendanceDispute.TextMaxLength]);
}

internal sealed class DisputeAttendanceHandler(PortalDbContext db, DeliveryAccess access, AttendanceDesk desk, DeliveryDays days, Worklist worklist, Notifier notifier, TimeProvider clock) : IRequestHandler<DisputeAttendance, Guid>
{
    public async Task<Guid> Handle(DisputeAttendance command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var enrolment = await access.SeatOfAsync(await access.MeAsync(ct), command.SeminarId, ct);
        // Who accepts meanwhile waits: no dispute lands between two desks.
        await access.HoldAsync(command.SeminarId, ct);
        var seminar = await db.Seminars.SingleAsync(s => s.Id == command.SeminarId, ct);
        var halfDay = await db.SeminarHalfDays.SingleOrNotFoundAsync(h => h.Id == command.HalfDayId && h.SeminarId == seminar.Id, ct);
        if (!seminar.TakesDisputes(enrolment.Outcome, now))
            throw new RuleException("The days for disputes are over. The programme office corrects what is wrong: tell it by the address of its notices.");
        if (now < halfDay.EndsAt)
            throw new RuleException("This half day is not over. Its record can be disputed when it is.");
        var signs = await db.AttendanceSigns.AsNoTracking().Where(s => s.HalfDayId == halfDay.Id && s.EnrolmentId == enrolment.Id && s.VoidedAt == null).ToListAsync(ct);
        if ((await desk.RuleAsync(halfDay, ct)).Of(halfDay, signs.FirstOrDefault(s => s.Kind == SignKind.Arrive)?.At, signs.FirstOrDefault(s => s.Kind == SignKind.Leave)?.At, now) == HalfDayStanding.Attended)
            throw new RuleException("This half day counts as attended: there is nothing to dispute.");
        if (await db.AttendanceDisputes.AnyAsync(d => d.HalfDayId == halfDay.Id && d.EnrolmentId == enrolment.Id, ct))
            throw new RuleException("You have disputed this half day already. The host's answer stands on this page.");
        var dispute = new AttendanceDispute(halfDay, enrolment.Id, command.Statement!, now);
        db.Add(dispute);
        var link = $"/seminars/{seminar.Id}/disputes/{dispute.Id}";
        var isHosts = seminar.HostDecidesDisputes;
        var (role, unit) = isHosts ? (Role.UnitAdministrator, seminar.HostId) : (Role.ProgrammeOffice, await access.OfficeAsync(ct));
        worklist.Open(isHosts ? DeliveryActs.DecideDispute : DeliveryActs.DecideLateDispute, nameof(AttendanceDispute), dispute.Id, role, unit, enrolment.Name, $"{seminar.Title} · {halfDay.Date:yyyy-MM-dd}", link,
            isHosts ? seminar.DisputesEndOn : await days.FromTodayAsync(RuleKeys.LateDisputeDays, ct));
        await notifier.TellAsync(role, unit, "{0} disputes attendance in “{1}”", link, ct, enrolment.Name, seminar.Title);
        return dispute.Id;
    }
}

/// <summary>A dispute with what the roll says.</summary>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice, Role.Auditor)]
public sealed record GetDispute(Guid SeminarId, Guid Id) : IQuery<DisputeView>;

/// <summary>The dispute.</summary>
public sealed record DisputeView(Guid Id, uint Version, Guid SeminarId, string Seminar, string Name, string Employer, DateOnly Date, HalfDay Half, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset? Arrived, SignMethod? ArrivedBy, DateTimeOffset? Left,
    SignMethod? LeftBy, string Statement, DateTimeOffset FiledAt, DisputeState State, string? Answer, DateTimeOffset? AnsweredAt, IReadOnlyList<RefusedLine> Refused, bool MayDecide, Guid EnrolmentId, bool IsHosts, bool MayCorrect);

internal sealed class GetDisputeHandler(PortalDbContext db, Actor actor, DeliveryAccess access, AttendanceDesk desk, TimeProvider clock) : IRequestHandler<GetDispute, DisputeView>
{
    public async Task<DisputeView> Handle(GetDispute query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var seminar = await access.FindAsync(query.SeminarId, ct);
        var d = await db.AttendanceDisputes.SingleOrNotFoundAsync(d => d.Id == query.Id && d.SeminarId == seminar.Id, ct);
        var (enrolment, halfDay) = (await db.Enrolments.SingleAsync(e => e.Id == d.EnrolmentId, ct), await db.SeminarHalfDays.SingleAsync(h => h.Id == d.HalfDayId, ct));
        var signs = await db.AttendanceSigns.Where(s => s.HalfDayId == d.HalfDayId && s.EnrolmentId == d.EnrolmentId && s.VoidedAt == null).ToListAsync(ct);
        var (arrive, leave) = (signs.FirstOrDefault(s => s.Kind == SignKind.Arrive), signs.FirstOrDefault(s => s.Kind == SignKind.Leave));
        var (from, to) = (halfDay.StartsAt.AddMinutes(-(await desk.RuleAsync(halfDay, ct)).OpensBefore), halfDay.EndsAt.AddMinutes(AttendanceRule.LeavingOpen));
        var refused = await db.RefusedSigns.Where(r => r.SeminarId == seminar.Id && r.EnrolmentId == enrolment.Id && r.At >= from && r.At <= to).OrderBy(r => r.At).Take(20)
            .Select(r => new RefusedLine(r.At, enrolment.Name, db.Users.Where(u => u.Id == r.ByUserId).Select(u => u.DisplayName).First(), r.Method, r.Refusal)).ToListAsync(ct);
        var isOffice = actor.Is(Role.ProgrammeOffice) && !await access.IsPartyAsync(seminar, ct);
        return new DisputeView(d.Id, d.Version, seminar.Id, seminar.Title, enrolment.Name, enrolment.Employer, halfDay.Date, halfDay.Half, halfDay.StartsAt, halfDay.EndsAt, arrive?.At, arrive?.Method, leave?.At, leave?.Method, d.Statement, d.FiledAt, d.State, d.Answer,
            d.AnsweredAt, refused, d.State == DisputeState.Open && ((seminar.HostDecidesDisputes && access.IsHost(seminar)) || (seminar.OfficeDecidesDisputes(clock.GetUtcNow()) && isOffice)), enrolment.Id, seminar.HostDecidesDisputes, isOffice && seminar.State == SeminarState.Closed);
    }
}

/// <summary>The host decides a dispute; upheld, the missing signs are entered. One that comes after the acceptance the programme office answers: there a record is corrected by two people.</summary>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice)]
public sealed record DecideDispute(Guid SeminarId, Guid Id, uint Version, DisputeAction? Action, string? Answer) : ICommand<Unit>, IHasReason
{
    string? IHasReason.Reason => Answer;
}

internal sealed class DecideDisputeValidator : AbstractValidator<DecideDispute>
{
    public DecideDisputeValidator(IStringLocalizer<DeliveryText> text)
    {
        RuleFor(c => c.Action).NotNull().WithMessage(_ => text["Choose whether the record is corrected"]);
        RuleFor(c => c.Answer).NotEmpty().WithMessage(_ => text["Enter the answer: the trainee reads it"]).MaximumLength(AttendanceDispute.TextMaxLength).WithMessage(_ => text["Enter at most {0} characters", AttendanceDispute.TextMaxLength]);
    }
}

internal sealed class DecideDisputeHandler(PortalDbContext db, Actor actor, DeliveryAccess access, AttendanceDesk desk, SeminarOutcomes outcomes, Worklist worklist, LearnerNotices notices, AuditWriter audit, TimeProvider clock) : IRequestHandler<DecideDispute, Unit>
{
    public async Task<Unit> Handle(DecideDispute command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        await access.HoldAsync(command.SeminarId, ct);
        var seminar = await access.FindAsync(command.SeminarId, ct);
        // What the host has left open when its days are over, the programme office may decide: nothing waits for ever.
        if (!(seminar.HostDecidesDisputes && access.IsHost(seminar)))
        {
            if (!seminar.OfficeDecidesDisputes(now) || !actor.Is(Role.ProgrammeOffice))
                throw new ForbiddenException(seminar.HostDecidesDisputes ? "Only the hosting unit may do this." : "The closing papers are accepted: the programme office decides disputes now.");
            await access.GuardReviewerAsync(seminar, ct);
        }

        var dispute = await db.AttendanceDisputes.SingleOrNotFoundAsync(d => d.Id == command.Id && d.SeminarId == seminar.Id, ct);
        db.Expect(dispute, command.Version);
        await access.GuardOwnAsync(await db.Enrolments.SingleAsync(e => e.Id == dispute.EnrolmentId, ct), ct);
        if (!seminar.HostDecidesDisputes && command.Action == DisputeAction.Uphold)
            throw new RuleException("Hours are credited by this record: correct the outcome instead. A second person confirms it, and the dispute is upheld with it.");
        dispute.Decide(command.Action!.Value, command.Answer!, now);
        var halfDay = await db.SeminarHalfDays.SingleAsync(h => h.Id == dispute.HalfDayId, ct);
        if (dispute.State == DisputeState.Upheld)
        {
            // A late arrival or an early leaving that was wrong stays, voided, beside what takes its place.
            var rule = await desk.RuleAsync(halfDay, ct);
            foreach (var sign in await db.AttendanceSigns.Where(s => s.HalfDayId == halfDay.Id && s.EnrolmentId == dispute.EnrolmentId && s.VoidedAt == null).ToListAsync(ct))
                if (sign.Kind == SignKind.Arrive ? sign.At > halfDay.StartsAt.AddMinutes(rule.LateAfter) : sign.At < rule.LeavingOpens(halfDay))
                    sign.Void(dispute.Answer!, now);
            await audit.SaveAsync(ct);
            await desk.AddAsync(new AttendanceSign(halfDay, dispute.EnrolmentId, SignKind.Arrive, SignMethod.Dispute, halfDay.StartsAt, actor.Me, now, note: dispute.Answer), ct);
            await desk.AddAsync(new AttendanceSign(halfDay, dispute.EnrolmentId, SignKind.Leave, SignMethod.Dispute, halfDay.EndsAt, actor.Me, now, note: dispute.Answer), ct);
        }

        if (dispute.State == DisputeState.Upheld && seminar.OutcomesToldAt is not null)
            await outcomes.SettleAgainAsync(seminar, ct);
        await worklist.CloseAsync(dispute.Id, ct);
        var learner = await db.Enrolments.Where(e => e.Id == dispute.EnrolmentId).Select(e => e.LearnerId).SingleAsync(ct);
        await notices.TellAsync(learner, dispute.State == DisputeState.Upheld ? "Your attendance in “{0}” was corrected" : "Your dispute in “{0}” was answered: the record stands", $"/learn/seminars/{seminar.Id}", ct, seminar.Title);
        return Unit.Value;
    }
}
