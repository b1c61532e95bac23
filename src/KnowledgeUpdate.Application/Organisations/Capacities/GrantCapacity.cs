using FluentValidation;
using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Gives a unit a capacity for a time.</summary>
[Requires(Permission.GrantCapacity)]
public sealed record GrantCapacity(Guid Id, uint Version, Capacity? Capacity, DateOnly? From, DateOnly? To) : ICommand<Unit>;

internal sealed class GrantCapacityValidator : AbstractValidator<GrantCapacity>
{
    public GrantCapacityValidator(IStringLocalizer<OrganisationsText> text, UnitAccess access)
    {
        RuleFor(c => c.Capacity)
            .NotNull()
            .WithMessage(_ => text["Choose a capacity"])
            .Must(c => c is null || access.Capacities.Contains(c.Value))
            .WithMessage(_ => text["This capacity is given by the programme office"]);
        RuleFor(c => c.From).NotNull().WithMessage(_ => text["Enter the first day"]);
        RuleFor(c => c.To).GreaterThanOrEqualTo(c => c.From).WithMessage(_ => text["The last day must not be before the first"]);
    }
}

internal sealed class GrantCapacityHandler(PortalDbContext db, UnitAccess access) : IRequestHandler<GrantCapacity, Unit>
{
    public async Task<Unit> Handle(GrantCapacity command, CancellationToken cancellationToken)
    {
        var unit = await access.FindForCapacityAsync(command.Id, cancellationToken);
        if (!unit.IsActive)
            throw new RuleException("{0} has been closed since {1:yyyy-MM-dd}.", unit.Name, unit.ClosedOn);
        db.ExpectWhole(unit, command.Version);
        unit.Grant(command.Capacity!.Value, command.From!.Value, command.To);
        return Unit.Value;
    }
}
