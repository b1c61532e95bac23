using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// The invited person opens an account, with a telephone number confirmed by a code, and has the record at once. The identity number is
/// asked for, so that a misdirected link binds nothing.
/// </summary>
[Public]
public sealed record AcceptRecordInvitation(string Secret, string? Number, Guid? ProofId, string? New, string? Again)
    : ICommand<SessionKey>;

internal sealed class AcceptRecordInvitationHandler(
    PortalDbContext db,
    InvitedRecords invited,
    UserManager<User> users,
    Sessions sessions,
    TimeProvider clock,
    IStringLocalizer<AccountsText> accounts
) : IRequestHandler<AcceptRecordInvitation, SessionKey>
{
    public async Task<SessionKey> Handle(AcceptRecordInvitation command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (invitation, record) = await invited.FindAsync(command.Secret, command.Number, cancellationToken);
        var proof =
            await db.ContactProofs.SingleOrDefaultAsync(p => p.Id == command.ProofId, cancellationToken)
            ?? throw Faults.Beside("Code", accounts["Ask for a code first"]);
        proof.Use(ProofPurpose.Register, now);
        if (await db.Users.AnyAsync(u => u.Phone == proof.To || u.NormalizedUserName == proof.To, cancellationToken))
            throw Faults.Beside("Phone", accounts["An account with this telephone number exists already."]);
        var user = new User(proof.To, record.Name, proof.To, null, mustChangePassword: false);
        (await users.CreateAsync(user, command.New ?? "")).OrRefuse(command.New, command.Again, accounts);
        user.SignedIn(now);
        await invited.BindAsync(invitation, record, user.Id, cancellationToken);
        var membership = await db.LearnerMembershipAsync(user.Id, now, cancellationToken);
        return await sessions.OpenAsync(user, membership.Id, cancellationToken);
    }
}
