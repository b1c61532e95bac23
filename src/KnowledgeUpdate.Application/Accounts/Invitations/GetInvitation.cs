using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>What an invitation's link offers: unit and role.</summary>
[Public]
public sealed record GetInvitation(string Secret) : IQuery<InvitationOffer>;

/// <param name="IsOpen">It can still be accepted.</param>
public sealed record InvitationOffer(string Name, string Unit, Role Role, DateTimeOffset ExpiresAt, bool IsOpen);

internal sealed class GetInvitationHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<GetInvitation, InvitationOffer>
{
    public async Task<InvitationOffer> Handle(GetInvitation query, CancellationToken cancellationToken)
    {
        var (invitation, unit) = await db.FindInvitationAsync(query.Secret, cancellationToken);
        return new InvitationOffer(
            invitation.Name,
            unit.Name,
            invitation.Role,
            invitation.ExpiresAt,
            invitation is { AcceptedAt: null, RevokedAt: null } && invitation.ExpiresAt > clock.GetUtcNow() && unit.IsActive
        );
    }
}
