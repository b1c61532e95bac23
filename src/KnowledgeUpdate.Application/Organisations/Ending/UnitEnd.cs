using FluentValidation;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>What ends when a unit closes.</summary>
internal static class UnitEnd
{
    /// <summary>Refuses while open units stand below; ends the memberships, and the roles lent with them.</summary>
    /// <exception cref="RuleException">Open units stand below it.</exception>
    public static async Task EndUnitAsync(this PortalDbContext db, Organisation unit, DateOnly on, IMediator mediator, CancellationToken ct)
    {
        if (await db.Organisations.CountAsync(o => o.ParentId == unit.Id && o.ClosedOn == null, ct) is > 0 and var below)
            throw new RuleException("{0} open units stand under {1}. Move or close them first.", below, unit.Name);
        foreach (
            var membership in await db.Memberships.Where(m => m.OrganisationId == unit.Id && (m.To == null || m.To > on)).ToListAsync(ct)
        )
        {
            await mediator.Publish(new MembershipEnds(membership, on), ct);
            membership.EndOn(on);
        }
    }
}
