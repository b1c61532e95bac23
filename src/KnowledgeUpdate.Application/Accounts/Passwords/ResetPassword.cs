using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Gives an account a temporary password, told once to the administrator, changed by the person before anything else.</summary>
/// <returns>The temporary password.</returns>
[Requires(Permission.ResetPassword), Reconfirm]
public sealed record ResetPassword(Guid UserId, uint Version) : ICommand<string>;

internal sealed class ResetPasswordHandler(
    PortalDbContext db,
    MemberAccess access,
    Notifier notifier,
    TemporaryPasswords passwords,
    TimeProvider clock
) : IRequestHandler<ResetPassword, string>
{
    public async Task<string> Handle(ResetPassword command, CancellationToken cancellationToken)
    {
        var user = await access.FindToKeepAsync(command.UserId, cancellationToken);
        db.Expect(user, command.Version);
        notifier.TellOfAccount(
            user,
            "An administrator gave your account a temporary password. If you did not ask for it, tell the HR bureau at once"
        );
        user.PasswordGiven(clock.GetUtcNow());
        return await passwords.GiveAsync(user, cancellationToken);
    }
}
