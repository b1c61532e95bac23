using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>What waits at a desk whose holder leaves.</summary>
public sealed class DeskHandover(PortalDbContext db)
{
    /// <summary>Passes what waited for the person alone to the unit's role. The last holder of a role at which work waits does not leave before somebody else holds it.</summary>
    /// <param name="last">Last Beijing date of the membership.</param>
    /// <exception cref="RuleException">Work waits, and nobody would be left to do it.</exception>
    public async Task LeaveAsync(Membership membership, DateOnly last, CancellationToken ct)
    {
        // A learner's and an expert's work is their own: it follows them, or is given to another expert.
        if (membership.Role is Role.Learner or Role.Expert)
            return;
        var items = await db.WorkItems.Where(w => w.OrganisationId == membership.OrganisationId && w.Role == membership.Role && w.DoneAt == null && (w.UserId == null || w.UserId == membership.UserId)).ToListAsync(ct);
        if (items.Count == 0)
            return;
        var isLast = !await db.Memberships.AnyAsync(m => m.OrganisationId == membership.OrganisationId && m.Role == membership.Role && m.Id != membership.Id && m.UserId != membership.UserId && m.From <= last.AddDays(1) && (m.To == null || m.To > last)
            && db.Users.Any(u => u.Id == m.UserId && u.EndedAt == null), ct);
        if (isLast)
            throw new RuleException("{0} items wait at this desk and nobody else holds the role there. Appoint somebody first: the work passes to them.", items.Count);
        foreach (var own in items.Where(w => w.UserId is not null))
            own.PassTo(own.OrganisationId);
    }
}
