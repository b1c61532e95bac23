using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Changes one's own password; other sessions end. A wrong current password is counted, so it is an answer rather than an exception.
/// </summary>
[SignedIn]
public sealed record ChangePassword(string? Current, string? New, string? Again) : ICommand<PasswordAnswer>;

/// <summary>What came of it.</summary>
/// <param name="Session">The session to open; null: the password of now was wrong.</param>
/// <param name="WaitUntil">No further try before this instant.</param>
public sealed record PasswordAnswer(SessionKey? Session, DateTimeOffset? WaitUntil = null);

internal sealed class ChangePasswordHandler(
    PortalDbContext db,
    Actor actor,
    UserManager<User> users,
    Sessions sessions,
    Tries tries,
    Notifier notifier,
    IStringLocalizer<AccountsText> text
) : IRequestHandler<ChangePassword, PasswordAnswer>
{
    public async Task<PasswordAnswer> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        // Counted together with the password asked for before important acts: having a session does not mean knowing the password.
        TryLimit[] limits = [tries.OfConfirming()];
        await tries.HoldAsync(limits[0], cancellationToken);
        if (await tries.WaitAsync(limits, cancellationToken) is { } wait)
            return new PasswordAnswer(null, wait);
        var user = await db.Users.SingleOrNotFoundAsync(u => u.Id == actor.Me, cancellationToken);
        if (!await users.CheckPasswordAsync(user, command.Current ?? ""))
            return new PasswordAnswer(null, await tries.CountAsync(limits, cancellationToken));
        if (command.New == command.Current)
            throw Fault("New", text["Choose a password other than the one you have now"]);
        (await users.ChangePasswordAsync(user, command.Current!, command.New ?? "")).OrRefuse(command.New, command.Again, text);
        user.PasswordChosen();
        notifier.TellOfAccount(user, "Your password was changed. If it was not you, reset it at once and tell your unit's administrator");
        await sessions.EndAllAsync(user.Id, null, cancellationToken);
        await tries.ForgetAsync(limits, cancellationToken);
        return new PasswordAnswer(await sessions.OpenAsync(user, actor.MembershipId, cancellationToken));
    }

    private static ValidationException Fault(string field, string message) => new([new ValidationFailure(field, message)]);
}
