namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Switches the membership that the session acts in.</summary>
[SignedIn]
public sealed record ActAs(Guid MembershipId) : ICommand<Guid>;

internal sealed class ActAsHandler(PortalDbContext db, Actor actor, Sessions sessions, TimeProvider clock) : IRequestHandler<ActAs, Guid>
{
    public async Task<Guid> Handle(ActAs command, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var (me, lent) = (actor.Me, db.LentOn(today));
        var membership = await db.Memberships.SingleOrNotFoundAsync(
            m => m.Id == command.MembershipId && (m.UserId == me || lent.Any(l => l.MembershipId == m.Id && l.DeputyId == me)),
            cancellationToken
        );
        if (!membership.HoldsOn(today))
            throw new RuleException("This membership ended on {0:yyyy-MM-dd}.", membership.To);
        await sessions.ActAsAsync(membership, cancellationToken);
        return membership.Id;
    }
}
