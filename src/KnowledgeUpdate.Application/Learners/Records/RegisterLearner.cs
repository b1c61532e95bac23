using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// A person opens an account as a learner, with a telephone number confirmed by a code. Learning may begin at once. The answer is the same
/// whether a record with the number exists or not: an existing one is bound only once somebody who knows the person confirms.
/// </summary>
/// <param name="ProofId">The proof of the telephone, see <see cref="SendRegistrationCode"/> and <see cref="TryContactCode"/>.</param>
/// <param name="Employer">Name or credit code of the unit; null: none, or added later.</param>
[Public]
public sealed record RegisterLearner(
    string? Name,
    IdentityKind Kind,
    string? Number,
    Guid? ProofId,
    string? Employer,
    Profession Profession,
    string? New,
    string? Again
) : ICommand<SessionKey>;

internal sealed class RegisterLearnerHandler(
    PortalDbContext db,
    LearnerRegistry registry,
    LearnerRecords records,
    UserManager<User> users,
    Sessions sessions,
    TimeProvider clock,
    IStringLocalizer<AccountsText> accounts
) : IRequestHandler<RegisterLearner, SessionKey>
{
    public async Task<SessionKey> Handle(RegisterLearner command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var identity = await registry.CheckAsync(new IdentityInput(command.Name, command.Kind, command.Number), cancellationToken);
        await registry.CheckAsync(command.Profession, cancellationToken);
        var employer = string.IsNullOrWhiteSpace(command.Employer)
            ? null
            : await registry.FindEmployerAsync(command.Employer, nameof(command.Employer), cancellationToken);
        var proof =
            await db.ContactProofs.SingleOrDefaultAsync(p => p.Id == command.ProofId, cancellationToken)
            ?? throw Faults.Beside("Code", accounts["Ask for a code first"]);
        proof.Use(ProofPurpose.Register, now);
        // Told only to the holder of the telephone.
        if (await db.Users.AnyAsync(u => u.Phone == proof.To || u.NormalizedUserName == proof.To, cancellationToken))
            throw Faults.Beside("Phone", accounts["An account with this telephone number exists already."]);

        var user = new User(proof.To, identity.Name, proof.To, null, mustChangePassword: false);
        (await users.CreateAsync(user, command.New ?? "")).OrRefuse(command.New, command.Again, accounts);
        user.SignedIn(now);
        await records.BeginAsync(identity, command.Profession, user.Id, employer, null, cancellationToken);
        var membership = await db.LearnerMembershipAsync(user.Id, now, cancellationToken);
        return await sessions.OpenAsync(user, membership.Id, cancellationToken);
    }
}
