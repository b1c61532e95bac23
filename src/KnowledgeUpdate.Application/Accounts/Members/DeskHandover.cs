using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Passes on what waits at a desk whose holder leaves, or hands it over and stays.</summary>
[Service]
public sealed class DeskHandover(PortalDbContext db, IMediator mediator, LentRoleEnds lent, Notifier notifier)
{
    /// <summary>
    /// Passes what waited for the person alone to a named person, else to the unit's role. The last holder of a role at which work waits
    /// does not leave before somebody else holds it. What is lent ends with the membership.
    /// </summary>
    /// <param name="last">Last Beijing date of the membership.</param>
    /// <param name="successor">Account that takes over; null: the role.</param>
    /// <param name="withPhrases">Copies the saved phrases to that account.</param>
    /// <exception cref="RuleException">Work waits, and nobody would be left to do it; or the person named does not hold the role
    /// then.</exception>
    public async Task LeaveAsync(Membership membership, DateOnly last, Guid? successor, bool withPhrases, CancellationToken ct)
    {
        if (
            membership.Role == Role.Expert
            && !await db.Memberships.AnyAsync(
                m =>
                    m.UserId == membership.UserId
                    && m.Role == Role.Expert
                    && m.Id != membership.Id
                    && m.From <= last.AddDays(1)
                    && (m.To == null || m.To > last),
                ct
            )
        )
            await mediator.Publish(new ExpertLeft(membership.UserId), ct);
        // A learner's work is the person's own: it follows the person.
        if (membership.Role is Role.Learner or Role.Expert)
            return;
        await lent.WithMembershipAsync(membership, last, ct);
        var items = await WaitingAt(membership).ToListAsync(ct);
        if (items.Count > 0 && !await Holders(membership, last).AnyAsync(ct))
            throw new RuleException(
                "{0} items wait at this desk and nobody else holds the role there. Appoint somebody first: the work passes to them.",
                items.Count
            );
        await PassAsync(membership, items, last, successor, withPhrases, ct);
    }

    /// <summary>Passes what waits for the person alone to another holder of the role; the membership goes on.</summary>
    /// <exception cref="RuleException">The person named does not hold the role.</exception>
    public async Task PassAsync(Membership membership, Guid successor, bool withPhrases, DateOnly today, CancellationToken ct) =>
        await PassAsync(membership, await WaitingAt(membership).ToListAsync(ct), today, successor, withPhrases, ct);

    /// <summary>People who hold the same role in the same unit on the day after a date.</summary>
    public IQueryable<Membership> Holders(Membership membership, DateOnly last) =>
        db.Memberships.Where(m =>
            m.OrganisationId == membership.OrganisationId
            && m.Role == membership.Role
            && m.Id != membership.Id
            && m.UserId != membership.UserId
            && m.From <= last.AddDays(1)
            && (m.To == null || m.To > last)
            && db.Users.Any(u => u.Id == m.UserId && u.EndedAt == null)
        );

    /// <summary>What waits at the desk: for the role, and for the person alone.</summary>
    public IQueryable<WorkItem> WaitingAt(Membership membership) =>
        db.WorkItems.Where(w =>
            w.OrganisationId == membership.OrganisationId
            && w.Role == membership.Role
            && w.DoneAt == null
            && (w.UserId == null || w.UserId == membership.UserId)
        );

    private async Task PassAsync(
        Membership membership,
        IReadOnlyList<WorkItem> items,
        DateOnly last,
        Guid? successor,
        bool withPhrases,
        CancellationToken ct
    )
    {
        if (successor is not null && !await Holders(membership, last).AnyAsync(m => m.UserId == successor, ct))
            throw new RuleException("Whoever takes the desk over holds the same role in the same unit. Appoint the person first.");
        foreach (var own in items.Where(w => w.UserId is not null))
            own.PassTo(own.OrganisationId, successor);
        if (successor is not { } next)
            return;
        if (withPhrases)
        {
            var known = await db.SavedPhrases.Where(p => p.UserId == next).Select(p => p.Text).ToListAsync(ct);
            foreach (
                var phrase in await db
                    .SavedPhrases.Where(p => p.UserId == membership.UserId && !known.Contains(p.Text))
                    .Select(p => p.Text)
                    .Distinct()
                    .ToListAsync(ct)
            )
                db.Add(new SavedPhrase(next, phrase));
        }

        await notifier.TellAsync(
            next,
            "The desk of {0} is handed over to you: {1} items wait",
            Links.Desk,
            ct,
            await db.Users.Where(u => u.Id == membership.UserId).Select(u => u.DisplayName).SingleAsync(ct),
            items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
    }
}
