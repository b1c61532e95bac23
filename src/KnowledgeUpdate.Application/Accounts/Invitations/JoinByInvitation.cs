namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Joins the unit of an invitation with the account signed in.</summary>
/// <returns>The new membership.</returns>
[SignedIn]
public sealed record JoinByInvitation(string Secret) : ICommand<Guid>;

internal sealed class JoinByInvitationHandler(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    RolesApart apart,
    Sessions sessions,
    TimeProvider clock
) : IRequestHandler<JoinByInvitation, Guid>
{
    public async Task<Guid> Handle(JoinByInvitation command, CancellationToken cancellationToken)
    {
        var (invitation, unit) = await db.FindInvitationAsync(command.Secret, cancellationToken);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        if (
            await db.Memberships.AnyAsync(
                m => m.UserId == actor.Me && m.OrganisationId == unit.Id && m.Role == invitation.Role && (m.To == null || m.To >= today),
                cancellationToken
            )
        )
            throw new RuleException("You hold this role in {0} already.", unit.Name);
        // Nobody gives themselves a role, neither directly nor through somebody whom they let in, under whatever account.
        var party = await parties.MineAsync(cancellationToken);
        var (mine, inviters) = (
            party.Accounts.ToArray(),
            await parties.AccountsAsync([.. new[] { invitation.InvitedById, invitation.InvitedForId }.OfType<Guid>()], cancellationToken)
        );
        if (
            inviters.Any(i => party.Did(i))
            || await db.Memberships.AnyAsync(
                m => inviters.Contains(m.UserId) && (mine.Contains(m.GivenById!.Value) || mine.Contains(m.GivenForId!.Value)),
                cancellationToken
            )
        )
            throw new RuleException("Whoever invited you was let in by your own account, or is it. Somebody else invites you.");
        if (await apart.HeldByAsync(mine, invitation.Role, today, null, cancellationToken) is { } other)
            throw new RuleException("The role “{0}” is kept apart from “{1}”, which you hold.", invitation.Role, other);
        var membership = invitation.Take(unit, actor.Me, clock.GetUtcNow());
        db.Add(membership);
        await sessions.ActAsAsync(membership, cancellationToken);
        return membership.Id;
    }
}
