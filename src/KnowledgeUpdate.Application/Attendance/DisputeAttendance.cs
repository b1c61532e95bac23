using FluentValidation;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Rules;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>A trainee disputes a half day 考勤异议.</summary>
[SignedIn]
public sealed record DisputeAttendance(Guid GatheringId, Guid HalfDayId, string? Statement) : ICommand<Guid>;

internal sealed class DisputeAttendanceValidator : AbstractValidator<DisputeAttendance>
{
    public DisputeAttendanceValidator(IStringLocalizer<AttendanceText> text) =>
        RuleFor(c => c.Statement)
            .NotEmpty()
            .WithMessage(_ => text["Enter what is wrong: when you were there, and who can confirm it"])
            .MaximumLength(AttendanceDispute.TextMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", AttendanceDispute.TextMaxLength]);
}

internal sealed class DisputeAttendanceHandler(
    PortalDbContext db,
    GatheringAccess access,
    EnrolmentAccess own,
    AttendanceBook book,
    WorkingDays days,
    PlaceAuthority places,
    Worklist worklist,
    Notifier notifier,
    TimeProvider clock
) : IRequestHandler<DisputeAttendance, Guid>
{
    public async Task<Guid> Handle(DisputeAttendance command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var enrolment = await own.SeatOfAsync(await own.MeAsync(ct), command.GatheringId, ct);
        // A concurrent acceptance waits, so that no dispute is lost between host and office.
        await access.HoldAsync(command.GatheringId, ct);
        var gathering = await access.FindOpenAsync(command.GatheringId, ct);
        var halfDay = await db.GatheringHalfDays.SingleOrNotFoundAsync(h => h.Id == command.HalfDayId && h.GatheringId == gathering.Id, ct);
        if (!gathering.TakesDisputes(enrolment.Outcome, now))
            throw new RuleException(
                "The days for disputes are over. The programme office corrects what is wrong: tell it by the address of its notices."
            );
        if (now < halfDay.EndsAt)
            throw new RuleException("This half day is not over. Its record can be disputed when it is.");
        var signs = await db
            .AttendanceSigns.AsNoTracking()
            .Where(s => s.HalfDayId == halfDay.Id && s.EnrolmentId == enrolment.Id && s.VoidedAt == null)
            .ToListAsync(ct);
        if (
            (await book.RuleAsync(halfDay, ct)).Of(
                halfDay,
                signs.FirstOrDefault(s => s.Kind == SignKind.Arrive)?.At,
                signs.FirstOrDefault(s => s.Kind == SignKind.Leave)?.At,
                now
            ) == HalfDayStanding.Attended
        )
            throw new RuleException("This half day counts as attended: there is nothing to dispute.");
        if (await db.AttendanceDisputes.AnyAsync(d => d.HalfDayId == halfDay.Id && d.EnrolmentId == enrolment.Id, ct))
            throw new RuleException("You have disputed this half day already. The host's answer stands on this page.");
        var dispute = new AttendanceDispute(halfDay, enrolment.Id, command.Statement!, now);
        db.Add(dispute);
        var link = access.Of(gathering).DisputeLink(gathering.Id, dispute.Id);
        var isHosts = gathering.HostDecidesDisputes;
        var (role, unit) = isHosts ? (Role.UnitAdministrator, gathering.HostId) : (Role.ProgrammeOffice, await places.OfficeAsync(ct));
        worklist.Open(
            isHosts ? AttendanceActs.DecideDispute : AttendanceActs.DecideLateDispute,
            nameof(AttendanceDispute),
            dispute.Id,
            role,
            unit,
            enrolment.Name,
            $"{gathering.Title} · {halfDay.Date:yyyy-MM-dd}",
            link,
            isHosts ? gathering.DisputesEndOn : await days.FromTodayAsync(RuleKeys.LateDisputeDays, ct)
        );
        await notifier.TellAsync(role, unit, "{0} disputes attendance in “{1}”", link, ct, enrolment.Name, gathering.Title);
        return dispute.Id;
    }
}
