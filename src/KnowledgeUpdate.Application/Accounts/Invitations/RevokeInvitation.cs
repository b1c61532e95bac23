using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Takes an invitation back before it is accepted.</summary>
[Requires(Permission.InviteMember)]
public sealed record RevokeInvitation(Guid Id) : ICommand<Unit>;

internal sealed class RevokeInvitationHandler(PortalDbContext db, UnitAccess units, MemberAccess access, TimeProvider clock)
    : IRequestHandler<RevokeInvitation, Unit>
{
    public async Task<Unit> Handle(RevokeInvitation command, CancellationToken cancellationToken)
    {
        var roles = access.Roles.ToList();
        var invitation =
            await db.Invitations.SingleOrDefaultAsync(
                i => i.Id == command.Id && roles.Contains(i.Role) && units.Visible().Any(o => o.Id == i.OrganisationId),
                cancellationToken
            ) ?? throw new Domain.Common.NotFoundException(nameof(Invitation));
        invitation.Revoke(clock.GetUtcNow());
        return Unit.Value;
    }
}
