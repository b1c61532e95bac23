using FluentValidation;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Closes a unit that another took over. Its records stay where they are; its people's memberships end.</summary>
/// <param name="Target">Name or credit code of the unit that takes its place.</param>
[Requires(Role.ProgrammeOffice, Role.SystemAdministrator, Role.LocalBureau, Role.IndustryDepartment)]
public sealed record MergeUnit(Guid Id, uint Version, string? Target, DateOnly? On, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class MergeUnitValidator : AbstractValidator<MergeUnit>
{
    public MergeUnitValidator(IStringLocalizer<OrganisationsText> text, TimeProvider clock)
    {
        RuleFor(c => c.Target).NotEmpty().WithMessage(_ => text["Enter the unit that takes its place"]);
        RuleFor(c => c.On).NotNull().WithMessage(_ => text["Enter the day on which it closed"])
            .LessThanOrEqualTo(_ => BeijingTime.DateOf(clock.GetUtcNow())).WithMessage(_ => text["Enter today or an earlier day"]);
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter the reason"]).MaximumLength(200).WithMessage(_ => text["The reason must be {0} characters or less", 200]);
    }
}

internal sealed class MergeUnitHandler(PortalDbContext db, UnitAccess access, IStringLocalizer<OrganisationsText> text) : IRequestHandler<MergeUnit, Unit>
{
    public async Task<Unit> Handle(MergeUnit command, CancellationToken cancellationToken)
    {
        await access.HoldTreeAsync(toMove: true, cancellationToken);
        var unit = await access.FindToChangeAsync(command.Id, cancellationToken);
        db.Expect(unit, command.Version);
        var target = await access.FindNamedAsync(command.Target, key => UnitInput.Fault(nameof(command.Target), text[key]), cancellationToken);
        await db.EndUnitAsync(unit, command.On!.Value, cancellationToken);
        unit.MergeInto(target, command.On.Value, command.Reason!.Trim());
        return Unit.Value;
    }
}
