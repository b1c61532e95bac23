using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Lent roles end with what they rest on, in the same transaction and for good: whoever is given a membership or an account anew does not
/// get them back.
/// </summary>
[Service]
public sealed class LentRoleEnds(PortalDbContext db, Parties parties, Notifier notifier, TimeProvider clock)
{
    /// <summary>
    /// A membership ends: what is lent of it, and what is lent to its holder in the unit unless another membership there carries it.
    /// </summary>
    /// <param name="last">Last Beijing date of the membership.</param>
    public async Task WithMembershipAsync(Membership membership, DateOnly last, CancellationToken ct)
    {
        if (!MemberAccess.HasDesk(membership.Role))
            return;
        var (id, user, unit) = (membership.Id, membership.UserId, membership.OrganisationId);
        await EndAsync(
            db.LentRoles.Where(l =>
                l.MembershipId == id
                || (
                    l.DeputyId == user
                    && db.Memberships.Any(m => m.Id == l.MembershipId && m.OrganisationId == unit)
                    && !db.Memberships.Any(o =>
                        o.UserId == user
                        && o.OrganisationId == unit
                        && o.Id != id
                        && o.Role != Role.Learner
                        && o.Role != Role.Expert
                        && o.From <= l.From
                        && (o.To == null || o.To >= l.To)
                    )
                )
            ),
            last,
            null,
            ct
        );
    }

    /// <summary>An account ends: everything that it lends, and everything lent to it, at once.</summary>
    public Task WithAccountAsync(Guid user, CancellationToken ct) =>
        EndAsync(
            db.LentRoles.Where(l => l.LenderId == user || l.DeputyId == user),
            BeijingTime.DateOf(clock.GetUtcNow()).AddDays(-1),
            user,
            ct
        );

    /// <param name="gone">Account that is told nothing any more.</param>
    private async Task EndAsync(IQueryable<LentRole> resting, DateOnly last, Guid? gone, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = BeijingTime.DateOf(now);
        foreach (var lent in await resting.Where(l => l.EndedAt == null && l.To >= today && l.To > last).ToListAsync(ct))
        {
            // What ended in this transaction is not stored yet.
            if (!lent.EndWith(last, await parties.MineAsync(ct), now))
                continue;
            var role = await db.Memberships.Where(m => m.Id == lent.MembershipId).Select(m => m.Role).SingleAsync(ct);
            List<Guid> people = [.. new[] { lent.LenderId, lent.DeputyId }.Where(u => u != gone)];
            if (lent.EndedAt is not null)
                await notifier.TellAllAsync(people, "The role “{0}” is not lent any more", Links.MyAccount, ct, role);
            else
                await notifier.TellAllAsync(
                    people,
                    "The role “{0}” is lent until {1} only: a membership that it rests on ends then",
                    Links.MyAccount,
                    ct,
                    role,
                    $"{lent.To:yyyy-MM-dd}"
                );
        }
    }
}

internal sealed class EndLentRolesHandler(LentRoleEnds lent) : INotificationHandler<MembershipEnds>
{
    public Task Handle(MembershipEnds notification, CancellationToken cancellationToken) =>
        lent.WithMembershipAsync(notification.Membership, notification.Last, cancellationToken);
}
