using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Opens an account by an invitation and joins the unit.</summary>
[Public]
public sealed record AcceptInvitation(string Secret, string? UserName, string? Phone, string? New, string? Again) : ICommand<SessionKey>;

internal sealed class AcceptInvitationHandler(
    PortalDbContext db,
    UserManager<User> users,
    Sessions sessions,
    TimeProvider clock,
    IStringLocalizer<AccountsText> text
) : IRequestHandler<AcceptInvitation, SessionKey>
{
    public async Task<SessionKey> Handle(AcceptInvitation command, CancellationToken cancellationToken)
    {
        var (name, phone, now) = (Characters.Narrow(command.UserName), PhoneNumber.Normalise(command.Phone), clock.GetUtcNow());
        if (name.Length is < 3 or > 64)
            throw Fault(nameof(command.UserName), text["Enter a user name of 3 to 64 characters"]);
        // People also sign in with their telephone number, so a number as a user name could block another person.
        if (PhoneNumber.IsMobile(PhoneNumber.Normalise(name)))
            throw Fault(
                nameof(command.UserName),
                text["Enter a name that is no telephone number: you may sign in by your telephone anyway"]
            );
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
