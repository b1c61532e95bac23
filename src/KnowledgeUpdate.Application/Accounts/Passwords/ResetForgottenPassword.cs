using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Sets a new password with a code that was sent to the person. Every session of the account ends, and the person gets a letter.
/// </summary>
[Public]
public sealed record ResetForgottenPassword(Guid? ProofId, string? New, string? Again) : ICommand<Unit>;

internal sealed class ResetForgottenPasswordHandler(
    PortalDbContext db,
    UserManager<User> users,
    Sessions sessions,
    Notifier notifier,
    TimeProvider clock,
    IStringLocalizer<AccountsText> text
) : IRequestHandler<ResetForgottenPassword, Unit>
{
    public async Task<Unit> Handle(ResetForgottenPassword command, CancellationToken cancellationToken)
    {
        var proof =
            await db.ContactProofs.SingleOrDefaultAsync(p => p.Id == command.ProofId, cancellationToken)
            ?? throw Faults.Beside("Code", text["Ask for a code first"]);
        proof.Use(ProofPurpose.Reset, clock.GetUtcNow());
        var user = await db.Users.SingleAsync(u => u.Id == proof.UserId && u.EndedAt == null, cancellationToken);
        await users.RemovePasswordAsync(user);
        (await users.AddPasswordAsync(user, command.New ?? "")).OrRefuse(command.New, command.Again, text);
        user.PasswordChosen();
        await sessions.EndAllAsync(user.Id, null, cancellationToken);
        notifier.TellOfAccount(user, "Your password was changed. If it was not you, reset it at once and tell your unit's administrator");
        return Unit.Value;
    }
}
