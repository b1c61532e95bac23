using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Persistence;
using MediatR;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Switches the membership that the person acts in.</summary>
[SignedIn]
public sealed record ActAs(Guid MembershipId) : IQuery<Guid>;

internal sealed class ActAsHandler(PortalDbContext db, Actor actor, TimeProvider clock) : IRequestHandler<ActAs, Guid>
{
    public async Task<Guid> Handle(ActAs query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var membership = await db.Memberships.SingleOrNotFoundAsync(m => m.Id == query.MembershipId && m.UserId == actor.Me, cancellationToken);
        return membership.HoldsOn(today) ? membership.Id : throw new RuleException("This membership ended on {0:yyyy-MM-dd}.", membership.To);
    }
}
