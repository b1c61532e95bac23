using FluentValidation;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>
/// Proposes to correct the outcome of a trainee after the acceptance: hours and certificate follow when a second person has confirmed.
/// </summary>
/// <param name="Version">Of the enrolment.</param>
/// <param name="Attended">Half days that are to count as attended.</param>
/// <returns>The proposed act.</returns>
[Requires(Permission.CorrectOutcome)]
public sealed record CorrectOutcome(Guid GatheringId, Guid EnrolmentId, uint Version, IReadOnlyList<Guid> Attended, string? Reason)
    : ICommand<Guid>,
        IHasReason;

internal sealed class CorrectOutcomeValidator : AbstractValidator<CorrectOutcome>
{
    public CorrectOutcomeValidator(IStringLocalizer<ClosingText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter why the outcome is corrected, and by what evidence: the person reads it"])
            .MaximumLength(AttendanceDispute.TextMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", AttendanceDispute.TextMaxLength]);
}

internal sealed class CorrectOutcomeHandler(PortalDbContext db, ClosingAccess access, EnrolmentAccess own, Countersigning countersigning)
    : IRequestHandler<CorrectOutcome, Guid>
{
    public async Task<Guid> Handle(CorrectOutcome command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var gathering = await access.FindAsync(command.GatheringId, ct);
        await access.GuardReviewerAsync(gathering, ct);
        var enrolment = await db.Enrolments.SingleOrNotFoundAsync(e => e.Id == command.EnrolmentId && e.GatheringId == gathering.Id, ct);
        await own.GuardOwnAsync(enrolment, ct);
        if (enrolment.Version != command.Version)
            throw new DbUpdateConcurrencyException("The outcome has changed since it was shown.");
        var halfDays = await db.GatheringHalfDays.Where(h => h.GatheringId == gathering.Id).Select(h => h.Id).ToListAsync(ct);
        if (command.Attended.Any(id => !halfDays.Contains(id)))
            throw new NotFoundException(nameof(GatheringHalfDay));
        return await countersigning.ProposeAsync(
            OutcomeCorrection.Name,
            nameof(Enrolment),
            enrolment.Id,
            $"{enrolment.Name} · {gathering.Title}",
            access.Of(gathering).OutcomeLink(gathering.Id, enrolment.Id),
            new OutcomeCorrectionForm([.. command.Attended.Distinct().Order()], command.Reason!.Trim()),
            ct
        );
    }
}
