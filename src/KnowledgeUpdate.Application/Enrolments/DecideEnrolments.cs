using FluentValidation;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Enrolments;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>The host decides enrolments: one, or all that were ticked.</summary>
/// <param name="Reason">Needed to admit a person who does not meet the conditions, and to refuse one.</param>
/// <returns>How many were moved.</returns>
[Requires(Permission.DecideEnrolments)]
public sealed record DecideEnrolments(Guid GatheringId, IReadOnlyList<Guid> Ids, EnrolmentAction? Action, string? Reason)
    : ICommand<int>,
        IHasReason;

internal sealed class DecideEnrolmentsValidator : AbstractValidator<DecideEnrolments>
{
    public DecideEnrolmentsValidator(IStringLocalizer<EnrolmentsText> text)
    {
        RuleFor(c => c.Ids).NotEmpty().WithMessage(_ => text["Tick at least one person"]);
        RuleFor(c => c.Action)
            .NotNull()
            .Must(a => a is null or EnrolmentAction.Confirm or EnrolmentAction.Wait or EnrolmentAction.Decline)
            .WithMessage(_ => text["Choose what to do with those ticked"]);
        RuleFor(c => c.Reason)
            .MaximumLength(Enrolment.ReasonMaxLength)
            .WithMessage(_ => text["The reason must be {0} characters or less", Enrolment.ReasonMaxLength]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .When(c => c.Action == EnrolmentAction.Decline)
            .WithMessage(_ => text["Enter why they are not admitted: they read it"]);
    }
}

internal sealed class DecideEnrolmentsHandler(
    PortalDbContext db,
    GatheringAccess access,
    EnrolmentAccess mine,
    EnrolmentBook enrolments,
    TimeProvider clock
) : IRequestHandler<DecideEnrolments, int>
{
    public async Task<int> Handle(DecideEnrolments command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var gathering = await access.FindOwnAsync(command.GatheringId, ct);
        if (!gathering.IsRunning)
            throw new RuleException("It is “{0}”: its roster can no longer be changed.", gathering.Standing);
        if (command.Action is not EnrolmentAction.Decline && gathering.AdmissionHindrance(clock.GetUtcNow()) is { } hindrance)
            throw hindrance;
        var seats = await enrolments.HoldSeatsAsync(gathering.Id, ct);
        var ids = command.Ids.Distinct().ToList();
        var chosen = await db
            .Enrolments.Where(e => e.GatheringId == gathering.Id && ids.Contains(e.Id))
            .OrderBy(e => e.AppliedAt)
            .ThenBy(e => e.Id)
            .ToListAsync(ct);
        if (chosen.Count != ids.Count)
            throw new NotFoundException(nameof(Enrolment));
        if (await mine.OwnEnrolmentAsync(gathering.Id, ct) is { } own && ids.Contains(own))
            throw new ForbiddenException("This is your own enrolment. Somebody else of the unit decides about it.");
        if (command.Action is EnrolmentAction.Confirm && chosen.Count > seats.Left)
            throw new RuleException(
                "{0} people are ticked and {1} seats are left. Untick some, or free seats first.",
                chosen.Count,
                seats.Left
            );
        if (
            command.Action is EnrolmentAction.Decline
            && await db.AttendanceSigns.AnyAsync(s => ids.Contains(s.EnrolmentId) && s.VoidedAt == null, ct)
        )
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

        await enrolments.TellAsync(
            gathering,
            chosen,
            command.Action switch
            {
                EnrolmentAction.Confirm => "You are admitted to “{0}”",
                EnrolmentAction.Wait => "You are on the waiting list of “{0}”",
                _ => "You are not admitted to “{0}”: its page says why",
            },
            ct
        );
        await enrolments.FillAsync(gathering, seats, ct);
        await enrolments.FollowWorkAsync(gathering, await enrolments.UndecidedAsync(gathering.Id, ct), ct);
        return chosen.Count;
    }
}
