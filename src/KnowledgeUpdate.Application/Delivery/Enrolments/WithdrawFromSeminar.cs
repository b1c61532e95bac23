using FluentValidation;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A learner withdraws, up to the first day.</summary>
[SignedIn]
public sealed record WithdrawFromSeminar(Guid SeminarId, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class WithdrawFromSeminarValidator : AbstractValidator<WithdrawFromSeminar>
{
    public WithdrawFromSeminarValidator(IStringLocalizer<DeliveryText> text) =>
        RuleFor(c => c.Reason)
            .MaximumLength(Enrolment.ReasonMaxLength)
            .WithMessage(_ => text["The reason must be {0} characters or less", Enrolment.ReasonMaxLength]);
}

internal sealed class WithdrawFromSeminarHandler(PortalDbContext db, EnrolmentAccess own, EnrolmentBook enrolments, TimeProvider clock)
    : IRequestHandler<WithdrawFromSeminar, Unit>
{
    public async Task<Unit> Handle(WithdrawFromSeminar command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var learner = await own.MeAsync(ct);
        var seminar =
            await db.Seminars.SingleOrDefaultAsync(s => s.Id == command.SeminarId, ct) ?? throw new NotFoundException(nameof(Seminar));
        if (!await own.EnrolmentsOf(learner).AnyAsync(e => e.GatheringId == seminar.Id, ct))
            throw new NotFoundException(nameof(Enrolment));
        var seats = await enrolments.HoldSeatsAsync(seminar.Id, ct);
        var enrolment = await own.EnrolmentsOf(learner)
            .Where(e => e.GatheringId == seminar.Id)
            .OrderBy(e => e.State == EnrolmentState.Withdrawn ? 1 : 0)
            .ThenBy(e => e.Id)
            .FirstAsync(ct);
        if (BeijingTime.DateOf(clock.GetUtcNow()) >= seminar.StartsOn)
            throw new RuleException("The seminar has begun. Ask the host to take you off the roster.");
        enrolment.Withdraw(seats, command.Reason, clock.GetUtcNow());
        await enrolments.FillAsync(seminar, seats, ct);
        await enrolments.FollowWorkAsync(seminar, await enrolments.UndecidedAsync(seminar.Id, ct), ct);
        return Unit.Value;
    }
}
