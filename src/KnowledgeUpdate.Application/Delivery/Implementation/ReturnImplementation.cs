using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
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
    Worklist worklist,
    Notifier notifier,
    ReviewTrail trail,
    TimeProvider clock
) : IRequestHandler<ReturnImplementation, Unit>
{
    public async Task<Unit> Handle(ReturnImplementation command, CancellationToken cancellationToken)
    {
        var seminar = await access.FindAsync(command.SeminarId, cancellationToken);
        db.Expect(seminar, command.Version);
        await access.GuardReviewerAsync(seminar, cancellationToken);
        seminar.ReturnImplementation(clock.GetUtcNow());
        trail.Add(nameof(Seminar), seminar.Id, ReviewStage.ImplementationPlan, ReviewDecision.Returned, command.Reason!.Trim());
        worklist.Open(
            DeliveryActs.MendImplementation,
            nameof(Seminar),
            seminar.Id,
            Role.UnitAdministrator,
            seminar.HostId,
            seminar.Title,
            command.Reason!.Trim(),
            Links.Implementation(seminar.Id),
            await opening.FilingDueAsync(seminar, cancellationToken)
        );
        await notifier.TellAsync(
            Role.UnitAdministrator,
            seminar.HostId,
            "The implementation plan of “{0}” was returned: {1}",
            Links.Seminar(seminar.Id),
            cancellationToken,
            seminar.Title,
            command.Reason!.Trim()
        );
        return Unit.Value;
    }
}
