using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Reviews;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Returns an implementation plan to the host, before the seminar begins.</summary>
[Requires(Permission.ReturnImplementation)]
public sealed record ReturnImplementation(Guid SeminarId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class ReturnImplementationValidator : AbstractValidator<ReturnImplementation>
{
    public ReturnImplementationValidator(IStringLocalizer<DeliveryText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter what is to be changed: the host reads it"])
            .MaximumLength(Seminar.ReasonMaxLength)
            .WithMessage(_ => text["The reason must be {0} characters or less", Seminar.ReasonMaxLength]);
}

internal sealed class ReturnImplementationHandler(
    PortalDbContext db,
    DeliveryAccess access,
    SeminarOpening opening,
    Flow flow,
    TimeProvider clock
) : IRequestHandler<ReturnImplementation, Unit>
{
    public async Task<Unit> Handle(ReturnImplementation command, CancellationToken cancellationToken)
    {
        var seminar = await access.FindAsync(command.SeminarId, cancellationToken);
        db.Expect(seminar, command.Version);
        await access.GuardReviewerAsync(seminar, cancellationToken);
        seminar.ReturnImplementation(clock.GetUtcNow());
        var reason = command.Reason!.Trim();
        await flow.Of(new FlowSubject(nameof(Seminar), seminar.Id, seminar.Title, reason, Links.Implementation(seminar.Id)))
            .Step(ReviewStage.ImplementationPlan, ReviewDecision.Returned, reason)
            .Opens(
                DeliveryActs.MendImplementation,
                Role.UnitAdministrator,
                seminar.HostId,
                await opening.FilingDueAsync(seminar, cancellationToken)
            )
            .Tells(Role.UnitAdministrator, seminar.HostId, "The implementation plan of “{0}” was returned: {1}", seminar.Title, reason)
            .DoneAsync(cancellationToken);
        return Unit.Value;
    }
}
