using FluentValidation;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Closes a unit without a successor; its people's memberships end with it.</summary>
[Requires(Role.ProgrammeOffice, Role.SystemAdministrator, Role.LocalBureau, Role.IndustryDepartment)]
public sealed record CloseUnit(Guid Id, uint Version, DateOnly? On, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class CloseUnitValidator : AbstractValidator<CloseUnit>
{
    public CloseUnitValidator(IStringLocalizer<OrganisationsText> text, TimeProvider clock)
    {
        RuleFor(c => c.On).NotNull().WithMessage(_ => text["Enter the day on which it closed"])
            .LessThanOrEqualTo(_ => BeijingTime.DateOf(clock.GetUtcNow())).WithMessage(_ => text["Enter today or an earlier day"]);
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter the reason"]).MaximumLength(200).WithMessage(_ => text["The reason must be {0} characters or less", 200]);
    }
}

internal sealed class CloseUnitHandler(PortalDbContext db, UnitAccess access, UnitLoads loads) : IRequestHandler<CloseUnit, Unit>
{
    public async Task<Unit> Handle(CloseUnit command, CancellationToken cancellationToken)
    {
        await access.HoldTreeAsync(toMove: true, cancellationToken);
        var unit = await access.FindToChangeAsync(command.Id, cancellationToken);
        db.Expect(unit, command.Version);
        await db.EndUnitAsync(unit, command.On!.Value, cancellationToken);
        await db.Entry(unit).Collection(o => o.Capacities).LoadAsync(cancellationToken);
        await loads.EndAsync(unit, command.On.Value, cancellationToken);
        unit.Close(command.On.Value, command.Reason!.Trim());
        return Unit.Value;
    }
}

/// <summary>What ends when a unit closes.</summary>
internal static class UnitEnd
{
    /// <summary>Refuses while open units stand below; ends the memberships.</summary>
    /// <exception cref="RuleException">Open units stand below it.</exception>
    public static async Task EndUnitAsync(this PortalDbContext db, Organisation unit, DateOnly on, CancellationToken ct)
    {
        if (await db.Organisations.CountAsync(o => o.ParentId == unit.Id && o.ClosedOn == null, ct) is > 0 and var below)
            throw new RuleException("{0} open units stand under {1}. Move or close them first.", below, unit.Name);
        foreach (var membership in await db.Memberships.Where(m => m.OrganisationId == unit.Id && (m.To == null || m.To > on)).ToListAsync(ct))
            membership.EndOn(on);
    }
}
