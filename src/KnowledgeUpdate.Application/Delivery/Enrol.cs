using FluentValidation;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A learner registers for a seminar.</summary>
/// <returns>Where the enrolment stands.</returns>
[SignedIn]
public sealed record EnrolInSeminar(Guid SeminarId) : ICommand<EnrolmentState>;

internal sealed class EnrolInSeminarHandler(PortalDbContext db, Actor actor, DeliveryAccess access, Enrolments enrolments, TimeProvider clock) : IRequestHandler<EnrolInSeminar, EnrolmentState>
{
    public async Task<EnrolmentState> Handle(EnrolInSeminar command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var learner = await access.MeAsync(ct);
        var seminar = await db.OpenSeminarAsync(command.SeminarId, s => s.Implementation!.OpenRegistration, clock.GetUtcNow(), ct);
        var seats = await enrolments.HoldSeatsAsync(seminar.Id, ct);
        var (enrolment, isNew) = (await enrolments.EnterAsync(seminar, seats, [learner], EnrolmentRoute.Registration, actor.Me, null, ct)).Single();
        if (!isNew && enrolment.State == EnrolmentState.Declined)
            throw new RuleException("The host did not admit you: {0}. Ask the host if this has changed.", enrolment.Reason);
        await enrolments.FollowWorkAsync(seminar, await enrolments.UndecidedAsync(seminar.Id, ct), ct);
        return enrolment.State;
    }
}

internal static class OpenSeminars
{
    /// <summary>A seminar that takes enrolments by a way; one that nobody may see is not found.</summary>
    /// <exception cref="RuleException">Enrolment is closed, or this way is not offered.</exception>
    public static async Task<Seminar> OpenSeminarAsync(this PortalDbContext db, Guid id, Func<Seminar, bool> isOffered, DateTimeOffset now, CancellationToken ct)
    {
        var seminar = await db.Seminars.SingleOrDefaultAsync(s => s.Id == id && s.State != SeminarState.Preparing, ct) ?? throw new NotFoundException(nameof(Seminar));
        if (!seminar.TakesEnrolments(now))
            throw new RuleException("Enrolment in “{0}” is closed.", seminar.Title);
        return isOffered(seminar) ? seminar : throw new RuleException("“{0}” does not take enrolments this way. Its page says how to enrol.", seminar.Title);
    }
}

/// <summary>A learner withdraws, up to the first day.</summary>
[SignedIn]
public sealed record WithdrawFromSeminar(Guid SeminarId, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class WithdrawFromSeminarValidator : AbstractValidator<WithdrawFromSeminar>
{
    public WithdrawFromSeminarValidator(IStringLocalizer<DeliveryText> text) =>
        RuleFor(c => c.Reason).MaximumLength(Enrolment.ReasonMaxLength).WithMessage(_ => text["The reason must be {0} characters or less", Enrolment.ReasonMaxLength]);
}

internal sealed class WithdrawFromSeminarHandler(PortalDbContext db, DeliveryAccess access, Enrolments enrolments, TimeProvider clock) : IRequestHandler<WithdrawFromSeminar, Unit>
{
    public async Task<Unit> Handle(WithdrawFromSeminar command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var learner = await access.MeAsync(ct);
        var seminar = await db.Seminars.SingleOrDefaultAsync(s => s.Id == command.SeminarId, ct) ?? throw new NotFoundException(nameof(Seminar));
        if (!await access.EnrolmentsOf(learner).AnyAsync(e => e.SeminarId == seminar.Id, ct))
            throw new NotFoundException(nameof(Enrolment));
        var seats = await enrolments.HoldSeatsAsync(seminar.Id, ct);
        var enrolment = await access.EnrolmentsOf(learner).Where(e => e.SeminarId == seminar.Id).OrderBy(e => e.State == EnrolmentState.Withdrawn ? 1 : 0).ThenBy(e => e.Id).FirstAsync(ct);
        if (BeijingTime.DateOf(clock.GetUtcNow()) >= seminar.StartsOn)
            throw new RuleException("The seminar has begun. Ask the host to take you off the roster.");
        enrolment.Withdraw(seats, command.Reason, clock.GetUtcNow());
        await enrolments.FillAsync(seminar, seats, ct);
        await enrolments.FollowWorkAsync(seminar, await enrolments.UndecidedAsync(seminar.Id, ct), ct);
        return Unit.Value;
    }
}

/// <summary>An employer nominates staff.</summary>
/// <returns>How many are new.</returns>
[Requires(Role.UnitAdministrator)]
public sealed record NominateForSeminar(Guid SeminarId, IReadOnlyList<Guid> LearnerIds) : ICommand<int>;

internal sealed class NominateForSeminarValidator : AbstractValidator<NominateForSeminar>
{
    private const int Most = 500;

    public NominateForSeminarValidator(IStringLocalizer<DeliveryText> text) => RuleFor(c => c.LearnerIds).NotEmpty().WithMessage(_ => text["Tick at least one person"]).Must(l => l.Count <= Most).WithMessage(_ => text["Tick at most {0} people at once", Most]);
}

internal sealed class NominateForSeminarHandler(PortalDbContext db, Actor actor, Enrolments enrolments, TimeProvider clock) : IRequestHandler<NominateForSeminar, int>
{
    public async Task<int> Handle(NominateForSeminar command, CancellationToken cancellationToken)
    {
        var (ct, unit) = (cancellationToken, actor.MyUnit);
        var seminar = await db.OpenSeminarAsync(command.SeminarId, s => s.Implementation!.Nominations, clock.GetUtcNow(), ct);
        var ids = command.LearnerIds.Distinct().ToList();
        // Only people who work there: a pending request gives the unit no say yet.
        var staff = await db.Learners.Where(l => ids.Contains(l.Id) && l.EmployerId == unit && l.MergedIntoId == null && db.Employments.Any(e => e.LearnerId == l.Id && e.OrganisationId == unit && e.State == EmploymentState.Confirmed))
            .OrderBy(l => l.Name).ThenBy(l => l.Id).ToListAsync(ct);
        if (staff.Count != ids.Count)
            throw new NotFoundException(nameof(Learner));
        var seats = await enrolments.HoldSeatsAsync(seminar.Id, ct);
        var entered = (await enrolments.EnterAsync(seminar, seats, staff, EnrolmentRoute.Nomination, actor.Me, null, ct)).Where(e => e.IsNew).Select(e => e.Enrolment).ToList();
        await enrolments.TellAsync(seminar, entered, "Your employer nominated you for “{0}”", ct);
        await enrolments.FollowWorkAsync(seminar, await enrolments.UndecidedAsync(seminar.Id, ct), ct);
        return entered.Count;
    }
}

/// <summary>The host decides enrolments: one, or all that were ticked.</summary>
/// <param name="Reason">Needed to admit a person who does not meet the conditions, and to refuse one.</param>
/// <returns>How many were moved.</returns>
[Requires(Role.UnitAdministrator)]
public sealed record DecideEnrolments(Guid SeminarId, IReadOnlyList<Guid> Ids, EnrolmentAction? Action, string? Reason) : ICommand<int>, IHasReason;

internal sealed class DecideEnrolmentsValidator : AbstractValidator<DecideEnrolments>
{
    public DecideEnrolmentsValidator(IStringLocalizer<DeliveryText> text)
    {
        RuleFor(c => c.Ids).NotEmpty().WithMessage(_ => text["Tick at least one person"]);
        RuleFor(c => c.Action).NotNull().Must(a => a is null or EnrolmentAction.Confirm or EnrolmentAction.Wait or EnrolmentAction.Decline).WithMessage(_ => text["Choose what to do with those ticked"]);
        RuleFor(c => c.Reason).MaximumLength(Enrolment.ReasonMaxLength).WithMessage(_ => text["The reason must be {0} characters or less", Enrolment.ReasonMaxLength]);
        RuleFor(c => c.Reason).NotEmpty().When(c => c.Action == EnrolmentAction.Decline).WithMessage(_ => text["Enter why they are not admitted: they read it"]);
    }
}

internal sealed class DecideEnrolmentsHandler(PortalDbContext db, DeliveryAccess access, Enrolments enrolments, TimeProvider clock) : IRequestHandler<DecideEnrolments, int>
{
    public async Task<int> Handle(DecideEnrolments command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var seminar = await access.FindOwnAsync(command.SeminarId, ct);
        if (!seminar.IsRunning)
            throw new RuleException("The seminar is “{0}”: its roster can no longer be changed.", seminar.State);
        if (command.Action is not EnrolmentAction.Decline && seminar.AdmissionHindrance(clock.GetUtcNow()) is { } hindrance)
            throw hindrance;
        var seats = await enrolments.HoldSeatsAsync(seminar.Id, ct);
        var ids = command.Ids.Distinct().ToList();
        var chosen = await db.Enrolments.Where(e => e.SeminarId == seminar.Id && ids.Contains(e.Id)).OrderBy(e => e.AppliedAt).ThenBy(e => e.Id).ToListAsync(ct);
        if (chosen.Count != ids.Count)
            throw new NotFoundException(nameof(Enrolment));
        if (await access.OwnEnrolmentAsync(seminar.Id, ct) is { } own && ids.Contains(own))
            throw new ForbiddenException("This is your own enrolment. Somebody else of the unit decides about it.");
        if (command.Action is EnrolmentAction.Confirm && chosen.Count > seats.Left)
            throw new RuleException("{0} people are ticked and {1} seats are left. Untick some, or free seats first.", chosen.Count, seats.Left);
        if (command.Action is EnrolmentAction.Decline && await db.AttendanceSigns.AnyAsync(s => ids.Contains(s.EnrolmentId) && s.VoidedAt == null, ct))
            throw new RuleException("Somebody ticked has signed attendance already: the seat can no longer be taken back.");
        foreach (var enrolment in chosen)
        {
            switch (command.Action)
            {
                case EnrolmentAction.Confirm:
                    enrolment.Confirm(seats, command.Reason, clock.GetUtcNow());
                    break;
                case EnrolmentAction.Wait:
                    enrolment.Wait(command.Reason, clock.GetUtcNow());
                    break;
                default:
                    enrolment.Decline(seats, command.Reason, clock.GetUtcNow());
                    break;
            }
        }

        await enrolments.TellAsync(seminar, chosen, command.Action switch
        {
            EnrolmentAction.Confirm => "You are admitted to “{0}”",
            EnrolmentAction.Wait => "You are on the waiting list of “{0}”",
            _ => "You are not admitted to “{0}”: its page says why",
        }, ct);
        await enrolments.FillAsync(seminar, seats, ct);
        await enrolments.FollowWorkAsync(seminar, await enrolments.UndecidedAsync(seminar.Id, ct), ct);
        return chosen.Count;
    }
}
