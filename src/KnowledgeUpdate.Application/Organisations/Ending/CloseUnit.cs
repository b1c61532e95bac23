using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Closes a unit without a successor; its people's memberships end with it.</summary>
[Requires(Permission.CloseUnit)]
public sealed record CloseUnit(Guid Id, uint Version, DateOnly? On, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class CloseUnitValidator : AbstractValidator<CloseUnit>
{
    public CloseUnitValidator(IStringLocalizer<OrganisationsText> text, TimeProvider clock)
    {
        RuleFor(c => c.On)
            .NotNull()
            .WithMessage(_ => text["Enter the day on which it closed"])
            .LessThanOrEqualTo(_ => BeijingTime.DateOf(clock.GetUtcNow()))
            .WithMessage(_ => text["Enter today or an earlier day"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(200)
            .WithMessage(_ => text["The reason must be {0} characters or less", 200]);
    }
}

internal sealed class CloseUnitHandler(PortalDbContext db, UnitAccess access, UnitLoads loads, IMediator mediator)
    : IRequestHandler<CloseUnit, Unit>
{
    public async Task<Unit> Handle(CloseUnit command, CancellationToken cancellationToken)
    {
        await access.HoldTreeAsync(toMove: true, cancellationToken);
        var unit = await access.FindToChangeAsync(command.Id, cancellationToken);
        db.Expect(unit, command.Version);
        await db.EndUnitAsync(unit, command.On!.Value, mediator, cancellationToken);
        await db.Entry(unit).Collection(o => o.Capacities).LoadAsync(cancellationToken);
        await loads.EndAsync(unit, command.On.Value, cancellationToken);
        unit.Close(command.On.Value, command.Reason!.Trim());
        return Unit.Value;
    }
}
