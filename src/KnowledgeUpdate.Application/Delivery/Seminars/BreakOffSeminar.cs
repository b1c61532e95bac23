using System.Globalization;
using FluentValidation;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Rules;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>
/// The office breaks a seminar off 中止 after it has begun: half days to come fall away, those attended are credited by rule, disputes and
/// closing papers follow.
/// </summary>
[Requires(Permission.BreakOffSeminar)]
public sealed record BreakOffSeminar(Guid SeminarId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class BreakOffSeminarValidator : AbstractValidator<BreakOffSeminar>
{
    public BreakOffSeminarValidator(IStringLocalizer<DeliveryText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter why the seminar is broken off: trainees and employers read it"])
            .MaximumLength(Seminar.ReasonMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", Seminar.ReasonMaxLength]);
}

internal sealed class BreakOffSeminarHandler(
    PortalDbContext db,
    DeliveryAccess access,
    EnrolmentBook enrolments,
    SeminarOpening opening,
    OutcomeSettlement outcomes,
    WorkingDays days,
    Notifier notifier,
    Flow flow,
    TimeProvider clock
) : IRequestHandler<BreakOffSeminar, Unit>
{
    public async Task<Unit> Handle(BreakOffSeminar command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        await access.HoldAsync(command.SeminarId, ct);
        var seminar = await access.FindAsync(command.SeminarId, ct);
        db.Expect(seminar, command.Version);
        await access.GuardReviewerAsync(seminar, ct);
        var halfDays = await db.GatheringHalfDays.Where(h => h.GatheringId == seminar.Id).OrderBy(h => h.StartsAt).ToListAsync(ct);
        seminar.BreakOff(halfDays.FirstOrDefault()?.StartsAt, halfDays.LastOrDefault()?.EndsAt, command.Reason!, now);
        foreach (var halfDay in halfDays)
            halfDay.BreakOff(now);
        var day = seminar.HeldUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await flow.Of(
                new FlowSubject(nameof(Seminar), seminar.Id, seminar.Title, seminar.BrokenOffReason!, Links.ClosingPapers(seminar.Id))
            )
            .Step(ReviewStage.BreakOff, ReviewDecision.Refused, seminar.BrokenOffReason)
            .ClosesAll()
            .Opens(
                ClosingActs.FilePapers,
                Role.UnitAdministrator,
                seminar.HostId,
                await opening.PapersDueAsync(seminar, ct) ?? await days.FromTodayAsync(RuleKeys.ReturnedPapersDays, ct)
            )
            .Tells(
                Role.UnitAdministrator,
                seminar.HostId,
                "“{0}” was broken off on {1}: {2}. File its closing papers",
                seminar.Title,
                day,
                seminar.BrokenOffReason!
            )
            .DoneAsync(ct);
        var people = await outcomes.PeopleAsync(seminar.Id, ct);
        await notifier.TellAllAsync(
            [.. people.Select(p => p.UserId).OfType<Guid>().Distinct()],
            "“{0}” was broken off on {1}: {2}. Half days that you attended are counted; look at them and dispute what is wrong",
            Links.MySeminar(seminar.Id),
            ct,
            seminar.Title,
            day,
            seminar.BrokenOffReason!
        );
        foreach (
            var unit in people
                .Where(p => p.Enrolment is { Route: EnrolmentRoute.Nomination, EmployerId: not null })
                .GroupBy(p => p.Enrolment.EmployerId!.Value)
        )
            await notifier.TellAsync(
                Role.UnitAdministrator,
                unit.Key,
                "“{0}”, to which you nominated {1} people, was broken off on {2}: {3}",
                Links.Learners,
                ct,
                seminar.Title,
                unit.Count().ToString(CultureInfo.InvariantCulture),
                day,
                seminar.BrokenOffReason!
            );
        await EndWaitingAsync(seminar, ct);
        return Unit.Value;
    }

    /// <summary>People without a seat do not get one any more.</summary>
    private async Task EndWaitingAsync(Seminar seminar, CancellationToken ct)
    {
        var waiting = await db
            .Enrolments.Where(e => e.GatheringId == seminar.Id && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting))
            .ToListAsync(ct);
        if (waiting.Count == 0)
            return;
        var seats = await enrolments.HoldSeatsAsync(seminar.Id, ct);
        foreach (var enrolment in waiting)
            enrolment.Cancel(seats, clock.GetUtcNow());
        await enrolments.TellAsync(seminar, waiting, "“{0}” was broken off. Your enrolment has ended with it", ct);
    }
}
