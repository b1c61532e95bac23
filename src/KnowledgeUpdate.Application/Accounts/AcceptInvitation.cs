using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>What an invitation's link offers: unit and role.</summary>
[Public]
public sealed record GetInvitation(string Secret) : IQuery<InvitationOffer>;

/// <summary>The offer.</summary>
/// <param name="IsOpen">It can still be accepted.</param>
public sealed record InvitationOffer(string Name, string Unit, Role Role, DateTimeOffset ExpiresAt, bool IsOpen);

internal sealed class GetInvitationHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<GetInvitation, InvitationOffer>
{
    public async Task<InvitationOffer> Handle(GetInvitation query, CancellationToken cancellationToken)
    {
        var (invitation, unit) = await db.FindInvitationAsync(query.Secret, cancellationToken);
        return new InvitationOffer(invitation.Name, unit.Name, invitation.Role, invitation.ExpiresAt,
            invitation is { AcceptedAt: null, RevokedAt: null } && invitation.ExpiresAt > clock.GetUtcNow() && unit.IsActive);
    }
}

/// <summary>Opens an account by an invitation and joins the unit.</summary>
[Public]
public sealed record AcceptInvitation(string Secret, string? UserName, string? Phone, string? New, string? Again) : ICommand<SessionKey>;

internal sealed class AcceptInvitationHandler(PortalDbContext db, UserManager<User> users, Sessions sessions, TimeProvider clock, IStringLocalizer<AccountsText> text) : IRequestHandler<AcceptInvitation, SessionKey>
{
    public async Task<SessionKey> Handle(AcceptInvitation command, CancellationToken cancellationToken)
    {
        var (name, phone, now) = (Characters.Narrow(command.UserName), PhoneNumber.Normalise(command.Phone), clock.GetUtcNow());
        if (name.Length is < 3 or > 64)
            throw Fault(nameof(command.UserName), text["Enter a user name of 3 to 64 characters"]);
        // People sign in by their telephone, too: a number as a name would take another person's place.
        if (PhoneNumber.IsMobile(PhoneNumber.Normalise(name)))
            throw Fault(nameof(command.UserName), text["Enter a name that is no telephone number: you may sign in by your telephone anyway"]);
        if (phone.Length > 0 && !PhoneNumber.IsMobile(phone))
            throw Fault(nameof(command.Phone), text["Enter a mobile number of 11 digits, or leave it out"]);
        var (invitation, unit) = await db.FindInvitationAsync(command.Secret, cancellationToken);
        if (phone.Length > 0 && await db.Users.AnyAsync(u => u.Phone == phone, cancellationToken))
            throw Fault(nameof(command.Phone), text["An account with this telephone number exists already."]);

        var user = new User(name, invitation.Name, phone.Length > 0 ? phone : null, invitation.Email, mustChangePassword: false);
        (await users.CreateAsync(user, command.New ?? "")).OrRefuse(command.New, command.Again, text);
        user.SignedIn(now);
        var membership = invitation.Take(unit, user.Id, now);
        db.Add(membership);
        return await sessions.OpenAsync(user, membership.Id, cancellationToken);
    }

    private static ValidationException Fault(string field, string message) => new([new ValidationFailure(field, message)]);
}

/// <summary>Joins the unit of an invitation with the account signed in.</summary>
/// <returns>The new membership.</returns>
[SignedIn]
public sealed record JoinByInvitation(string Secret) : ICommand<Guid>;

internal sealed class JoinByInvitationHandler(PortalDbContext db, Actor actor, Sessions sessions, TimeProvider clock) : IRequestHandler<JoinByInvitation, Guid>
{
    public async Task<Guid> Handle(JoinByInvitation command, CancellationToken cancellationToken)
    {
        var (invitation, unit) = await db.FindInvitationAsync(command.Secret, cancellationToken);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        if (await db.Memberships.AnyAsync(m => m.UserId == actor.Me && m.OrganisationId == unit.Id && m.Role == invitation.Role && (m.To == null || m.To >= today), cancellationToken))
            throw new RuleException("You hold this role in {0} already.", unit.Name);
        var membership = invitation.Take(unit, actor.Me, clock.GetUtcNow());
        db.Add(membership);
        await sessions.ActAsAsync(membership, cancellationToken);
        return membership.Id;
    }
}

internal static class Invitations
{
    /// <summary>The invitation behind a link, with its unit.</summary>
    public static async Task<(Invitation Invitation, Organisation Unit)> FindInvitationAsync(this PortalDbContext db, string secret, CancellationToken ct)
    {
        var hash = InvitationSecret.HashOf(secret);
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.SecretHash == hash, ct) ?? throw new NotFoundException(nameof(Invitation));
        return (invitation, await db.Organisations.SingleAsync(o => o.Id == invitation.OrganisationId, ct));
    }

    /// <summary>Accepts it: the membership begins today.</summary>
    public static Membership Take(this Invitation invitation, Organisation unit, Guid userId, DateTimeOffset now)
    {
        if (!unit.IsActive)
            throw new RuleException("{0} is closed. Choose the unit that took its place.", unit.Name);
        invitation.Accept(now);
        return new Membership(userId, unit.Id, invitation.Role, BeijingTime.DateOf(now)).GivenBy(invitation.InvitedById);
    }
}
