using FluentValidation;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Attendance;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>
/// The host decides a dispute; upheld, the missing signs are entered. A dispute after the acceptance goes to the programme office, where
/// two people correct the record.
/// </summary>
[Requires(Permission.DecideDispute)]
public sealed record DecideDispute(Guid GatheringId, Guid Id, uint Version, DisputeAction? Action, string? Answer)
    : ICommand<Unit>,
        IHasReason
{
    string? IHasReason.Reason => Answer;
}

internal sealed class DecideDisputeValidator : AbstractValidator<DecideDispute>
{
    public DecideDisputeValidator(IStringLocalizer<AttendanceText> text)
    {
        RuleFor(c => c.Action).NotNull().WithMessage(_ => text["Choose whether the record is corrected"]);
        RuleFor(c => c.Answer)
            .NotEmpty()
            .WithMessage(_ => text["Enter the answer: the trainee reads it"])
            .MaximumLength(AttendanceDispute.TextMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", AttendanceDispute.TextMaxLength]);
    }
}

internal sealed class DecideDisputeHandler(
    PortalDbContext db,
    Actor actor,
    GatheringAccess access,
    EnrolmentAccess own,
    AttendanceBook book,
    IMediator mediator,
    Worklist worklist,
    LearnerNotices notices,
    AuditWriter audit,
    TimeProvider clock
) : IRequestHandler<DecideDispute, Unit>
{
    public async Task<Unit> Handle(DecideDispute command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        await access.HoldAsync(command.GatheringId, ct);
        var gathering = await access.FindAsync(command.GatheringId, ct);
        // The programme office may decide what the host left undecided in time, so that nothing waits for ever.
        if (!(gathering.HostDecidesDisputes && access.IsHost(gathering)))
        {
            if (!gathering.OfficeDecidesDisputes(now) || actor.ScopeOf(Permission.DecideDispute) != Scope.Tenant)
                throw new ForbiddenException(
                    gathering.HostDecidesDisputes
                        ? "Only the hosting unit may do this."
                        : "The closing papers are accepted: the programme office decides disputes now."
                );
            await access.GuardReviewerAsync(gathering, ct);
        }

        var dispute = await db.AttendanceDisputes.SingleOrNotFoundAsync(d => d.Id == command.Id && d.GatheringId == gathering.Id, ct);
        db.Expect(dispute, command.Version);
        await own.GuardOwnAsync(await db.Enrolments.SingleAsync(e => e.Id == dispute.EnrolmentId, ct), ct);
        if (!gathering.HostDecidesDisputes && command.Action == DisputeAction.Uphold)
            throw new RuleException(
                "Hours are credited by this record: correct the outcome instead. A second person confirms it, and the dispute is "
                    + "upheld with it."
            );
        dispute.Decide(command.Action!.Value, command.Answer!, now);
        var halfDay = await db.GatheringHalfDays.SingleAsync(h => h.Id == dispute.HalfDayId, ct);
        if (dispute.State == DisputeState.Upheld)
        {
            // A late arrival or an early leaving that was wrong stays, voided, beside what takes its place.
            var rule = await book.RuleAsync(halfDay, ct);
            foreach (
                var sign in await db
                    .AttendanceSigns.Where(s => s.HalfDayId == halfDay.Id && s.EnrolmentId == dispute.EnrolmentId && s.VoidedAt == null)
                    .ToListAsync(ct)
            )
                if (
                    sign.Kind == SignKind.Arrive
                        ? sign.At > halfDay.StartsAt.AddMinutes(rule.LateAfter)
                        : sign.At < rule.LeavingOpens(halfDay)
                )
                    sign.Void(dispute.Answer!, now);
            await audit.SaveAsync(ct);
            await book.AddAsync(
                new AttendanceSign(
                    halfDay,
                    dispute.EnrolmentId,
                    SignKind.Arrive,
                    SignMethod.Dispute,
                    halfDay.StartsAt,
                    actor.Me,
                    now,
                    note: dispute.Answer
                ),
                ct
            );
            await book.AddAsync(
                new AttendanceSign(
                    halfDay,
                    dispute.EnrolmentId,
                    SignKind.Leave,
                    SignMethod.Dispute,
                    halfDay.EndsAt,
                    actor.Me,
                    now,
                    note: dispute.Answer
                ),
                ct
            );
        }

        if (dispute.State == DisputeState.Upheld)
            await mediator.Publish(new AttendanceCorrected(gathering), ct);
        await worklist.CloseAsync(dispute.Id, ct);
        var learner = await db.Enrolments.Where(e => e.Id == dispute.EnrolmentId).Select(e => e.LearnerId).SingleAsync(ct);
        await notices.TellAsync(
            learner,
            dispute.State == DisputeState.Upheld
                ? "Your attendance in “{0}” was corrected"
                : "Your dispute in “{0}” was answered: the record stands",
            access.Of(gathering).LearnerLink(gathering.Id),
            ct,
            gathering.Title
        );
        return Unit.Value;
    }
}
