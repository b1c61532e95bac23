using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Changes the telephone number after a code confirmed the new one. Other sessions end; the old telephone and the address are told.
/// </summary>
[SignedIn]
public sealed record ChangePhone(Guid? ProofId) : ICommand<SessionKey>;

internal sealed class ChangePhoneHandler(
    PortalDbContext db,
    Actor actor,
    Sessions sessions,
    Notifier notifier,
    TimeProvider clock,
    IStringLocalizer<AccountsText> text
) : IRequestHandler<ChangePhone, SessionKey>
{
    public async Task<SessionKey> Handle(ChangePhone command, CancellationToken cancellationToken)
    {
        var proof =
            await db.ContactProofs.SingleOrDefaultAsync(p => p.Id == command.ProofId && p.UserId == actor.Me, cancellationToken)
            ?? throw Fault("Code", text["Ask for a code first"]);
        proof.Use(ProofPurpose.ChangePhone, clock.GetUtcNow());
        if (await db.Users.AnyAsync(u => u.Id != actor.Me && (u.Phone == proof.To || u.NormalizedUserName == proof.To), cancellationToken))
            throw Fault("Phone", text["An account with this telephone number exists already."]);
        var user = await db.Users.SingleAsync(u => u.Id == actor.Me, cancellationToken);
        notifier.TellOfAccount(
            user,
            "The telephone of your account was changed. If it was not you, tell your unit's administrator or the HR bureau at once"
        );
        user.ChangePhone(proof.To);
        await sessions.EndAllAsync(user.Id, null, cancellationToken);
        return await sessions.OpenAsync(user, actor.MembershipId, cancellationToken);
    }

    private static ValidationException Fault(string field, string message) => new([new ValidationFailure(field, message)]);
}
