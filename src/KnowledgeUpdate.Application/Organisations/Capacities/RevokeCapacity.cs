using FluentValidation;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Ends a capacity of a unit.</summary>
/// <param name="Last">Last day on which it holds.</param>
[Requires(Permission.GrantCapacity)]
public sealed record RevokeCapacity(Guid Id, uint Version, Capacity Capacity, DateOnly? Last, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class RevokeCapacityValidator : AbstractValidator<RevokeCapacity>
{
    public RevokeCapacityValidator(IStringLocalizer<OrganisationsText> text)
    {
        RuleFor(c => c.Last).NotNull().WithMessage(_ => text["Enter the last day"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(200)
            .WithMessage(_ => text["The reason must be {0} characters or less", 200]);
    }
}

internal sealed class RevokeCapacityHandler(
    PortalDbContext db,
    UnitAccess access,
    UnitLoads loads,
    IMediator mediator,
    Notifier notifier,
    TimeProvider clock,
    IStringLocalizer<OrganisationsText> text
) : IRequestHandler<RevokeCapacity, Unit>
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
            throw Faults.Beside(nameof(command.Last), text["The last day must not be before the first"]);
        db.ExpectWhole(unit, command.Version);
        unit.Revoke(command.Capacity, command.Last!.Value);
        await EndRolesAsync(unit, command.Capacity, command.Last.Value, cancellationToken);
        var load = await loads.UnderAsync(unit.Id, command.Capacity, cancellationToken);
        await notifier.TellAsync(
            Role.UnitAdministrator,
            unit.Id,
            command.Capacity != Capacity.HostingUnit || load.IsEmpty
                ? "The capacity “{2}” of your unit ends on {0}: {1}"
                : "The capacity “{2}” of your unit ends on {0}: {1}. What is filed, and seminars of the published plan, go on; "
                    + "drafts can no longer be filed after it",
            Links.Unit(unit.Id),
            cancellationToken,
            command.Last.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            command.Reason!.Trim(),
            command.Capacity
        );
        return Unit.Value;
    }

    /// <summary>Roles that need the capacity end with it, never before yesterday, and nobody is let into them any more.</summary>
    private async Task EndRolesAsync(Organisation unit, Capacity capacity, DateOnly last, CancellationToken ct)
    {
        var roles = RoleRules.All.Where(r => r.Needs == capacity).Select(r => r.Role).ToList();
        if (roles.Count == 0)
            return;
        // What was done in the role until now stands: a capacity that ended long ago ends the role yesterday, as for any membership.
        var yesterday = BeijingTime.DateOf(clock.GetUtcNow()).AddDays(-1);
        last = last < yesterday ? yesterday : last;
        foreach (
            var membership in await db
                .Memberships.Where(m => m.OrganisationId == unit.Id && roles.Contains(m.Role) && (m.To == null || m.To > last))
                .ToListAsync(ct)
        )
        {
            var end = membership.From > last ? membership.From : last;
            await mediator.Publish(new MembershipEnds(membership, end), ct);
            membership.EndOn(end);
        }

        foreach (
            var invitation in await db
                .Invitations.Where(i =>
                    i.OrganisationId == unit.Id && roles.Contains(i.Role) && i.AcceptedAt == null && i.RevokedAt == null
                )
                .ToListAsync(ct)
        )
            invitation.Revoke(clock.GetUtcNow());
    }
}
