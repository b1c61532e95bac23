using FluentValidation;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Gives a unit a capacity for a time.</summary>
[Requires(Role.ProgrammeOffice, Role.LocalBureau, Role.IndustryDepartment)]
public sealed record GrantCapacity(Guid Id, uint Version, Capacity? Capacity, DateOnly? From, DateOnly? To) : ICommand<Unit>;

internal sealed class GrantCapacityValidator : AbstractValidator<GrantCapacity>
{
    public GrantCapacityValidator(IStringLocalizer<OrganisationsText> text, UnitAccess access)
    {
        RuleFor(c => c.Capacity).NotNull().WithMessage(_ => text["Choose a capacity"])
            .Must(c => c is null || access.Capacities.Contains(c.Value)).WithMessage(_ => text["This capacity is given by the programme office"]);
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

/// <summary>Ends a capacity of a unit.</summary>
/// <param name="Last">Last day on which it holds.</param>
[Requires(Role.ProgrammeOffice, Role.LocalBureau, Role.IndustryDepartment)]
public sealed record RevokeCapacity(Guid Id, uint Version, Capacity Capacity, DateOnly? Last, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class RevokeCapacityValidator : AbstractValidator<RevokeCapacity>
{
    public RevokeCapacityValidator(IStringLocalizer<OrganisationsText> text)
    {
        RuleFor(c => c.Last).NotNull().WithMessage(_ => text["Enter the last day"]);
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter the reason"]).MaximumLength(200).WithMessage(_ => text["The reason must be {0} characters or less", 200]);
    }
}

internal sealed class RevokeCapacityHandler(PortalDbContext db, UnitAccess access, UnitLoads loads, Notifier notifier, AreaWords words, IStringLocalizer<OrganisationsText> text) : IRequestHandler<RevokeCapacity, Unit>
{
    public async Task<Unit> Handle(RevokeCapacity command, CancellationToken cancellationToken)
    {
        var unit = await access.FindForCapacityAsync(command.Id, cancellationToken);
        if (!access.Capacities.Contains(command.Capacity))
            throw new ForbiddenException("This capacity is given by the programme office");
        var held = unit.Capacities.Where(c => c.Capacity == command.Capacity && (c.To is null || c.To > command.Last)).ToList();
        if (held.Count == 0)
            throw new NotFoundException(nameof(OrganisationCapacity));
        if (held.Min(c => c.From) > command.Last)
            throw UnitInput.Fault(nameof(command.Last), text["The last day must not be before the first"]);
        db.ExpectWhole(unit, command.Version);
        unit.Revoke(command.Capacity, command.Last!.Value);
        var load = await loads.UnderAsync(unit.Id, command.Capacity, cancellationToken);
        await notifier.TellAsync(Role.UnitAdministrator, unit.Id, command.Capacity != Capacity.HostingUnit || load.IsEmpty ? "The capacity “{2}” of your unit ends on {0}: {1}" : "The capacity “{2}” of your unit ends on {0}: {1}. What is filed, and seminars of the published plan, go on; drafts can no longer be filed after it", $"/organisations/{unit.Id}", cancellationToken,
            command.Last.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), command.Reason!.Trim(), words.Of(command.Capacity.Word()));
        return Unit.Value;
    }
}

/// <summary>Capacities belong to their unit: the unit's version guards them too.</summary>
internal static class CapacityGuards
{
    /// <summary>The unit, if the actor sees it and gives capacities at all: they are given to bodies of every kind.</summary>
    public static async Task<Organisation> FindForCapacityAsync(this UnitAccess access, Guid id, CancellationToken ct)
    {
        var unit = await access.Visible().Include(o => o.Capacities).SingleOrDefaultAsync(o => o.Id == id, ct) ?? throw new NotFoundException(nameof(Organisation));
        return access.Capacities.Count > 0 ? unit : throw new ForbiddenException("Capacities are given by the programme office, bureaus and departments.");
    }

    /// <summary>Refuses when the unit's row has changed, although only rows that belong to it change now.</summary>
    public static void ExpectWhole(this PortalDbContext db, Organisation unit, uint version)
    {
        db.Expect(unit, version);
        db.Entry(unit).Property(o => o.Name).IsModified = true;
    }
}
