using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Changes one's own password; other sessions end.</summary>
[SignedIn]
public sealed record ChangePassword(string? Current, string? New, string? Again) : ICommand<SessionKey>;

internal sealed class ChangePasswordHandler(PortalDbContext db, Actor actor, IPasswordHasher<User> hasher, IStringLocalizer<AccountsText> text)
    : IRequestHandler<ChangePassword, SessionKey>
{
    public async Task<SessionKey> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleOrNotFoundAsync(u => u.Id == actor.Me, cancellationToken);
        if (hasher.VerifyHashedPassword(user, user.PasswordHash ?? "", command.Current ?? "") == PasswordVerificationResult.Failed)
            throw Fault("Current", text["Enter the password you have now"]);
        if (command.New == command.Current)
            throw Fault("New", text["Choose a password other than the one you have now"]);
        Passwords.Check(user.UserName, command.New, command.Again, text);
        user.PasswordChanged(hasher.HashPassword(user, command.New!));
        return new SessionKey(user.Id, user.SecurityStamp, actor.MembershipId, false);
    }

    private static ValidationException Fault(string field, string message) => new([new ValidationFailure(field, message)]);
}

/// <summary>Checks a new password typed twice.</summary>
internal static class Passwords
{
    public static void Check(string userName, string? password, string? again, IStringLocalizer<AccountsText> text)
    {
        if (PasswordPolicy.Check(userName, password).Errors.FirstOrDefault() is { } fault)
            throw new ValidationException([new ValidationFailure("New", text[fault.Code, fault.Description])]);
        if (password != again)
            throw new ValidationException([new ValidationFailure("Again", text["Enter the same password again"])]);
    }
}
