using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Accounts;

internal static class Invitations
{
    /// <summary>The invitation behind a link, with its unit.</summary>
    public static async Task<(Invitation Invitation, Organisation Unit)> FindInvitationAsync(
        this PortalDbContext db,
        string secret,
        CancellationToken ct
    )
    {
        var hash = InvitationSecret.HashOf(secret);
        var invitation =
            await db.Invitations.SingleOrDefaultAsync(i => i.SecretHash == hash, ct) ?? throw new NotFoundException(nameof(Invitation));
        return (invitation, await db.Organisations.SingleAsync(o => o.Id == invitation.OrganisationId, ct));
    }

    /// <summary>Accepts it: the membership begins today.</summary>
    public static Membership Take(this Invitation invitation, Organisation unit, Guid userId, DateTimeOffset now)
    {
        if (!unit.IsActive)
            throw new RuleException("{0} is closed. Choose the unit that took its place.", unit.Name);
        invitation.Accept(now);
        return new Membership(userId, unit.Id, invitation.Role, BeijingTime.DateOf(now)).GivenBy(
            invitation.InvitedById,
            invitation.InvitedForId
        );
    }
}
