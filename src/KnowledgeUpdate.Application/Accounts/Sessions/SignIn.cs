using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Checks a user name or telephone with its password. A failure is counted, so it is an answer and no exception.</summary>
[Public]
public sealed record SignIn(string? Name, string? Password) : ICommand<SignInAnswer>;

/// <summary>What came of it. Names that nobody has, wrong passwords and names that have to wait are answered alike.</summary>
/// <param name="Session">The session to open; null when refused.</param>
/// <param name="LockedUntil">No further try before this instant.</param>
/// <param name="IsTemporaryOver">The password is right, but was a temporary one whose days are over.</param>
public sealed record SignInAnswer(SessionKey? Session, DateTimeOffset? LockedUntil = null, bool IsTemporaryOver = false);

internal sealed class SignInHandler(
    PortalDbContext db,
    PasswordCheck passwords,
    Sessions sessions,
    Tries tries,
    RefusalLog refusals,
    Actor actor,
    TimeProvider clock
) : IRequestHandler<SignIn, SignInAnswer>
{
    /// <summary>Days for which an address stays one of the person's own after a sign-in from it.</summary>
    private const int OwnAddressDays = 30;

    /// <summary>Letters of the mark of a name: enough to tell one from another.</summary>
    private const int MarkLength = 16;

    public async Task<SignInAnswer> Handle(SignIn command, CancellationToken cancellationToken)
    {
        var (name, now) = (Characters.Narrow(command.Name).ToUpperInvariant(), clock.GetUtcNow());
        var here = tries.OfNameHere(name);
        await tries.HoldAsync(Tries.OfName(name), cancellationToken);
        var user = await sessions.FindHeldAsync(name, cancellationToken);
        // Attacks on a name, or from behind the same address, do not lock a person out where they have signed in before.
        var isOwn = await IsOwnAddressAsync(user?.Id, now, cancellationToken);
        TryLimit[] limits = isOwn ? [here] : [here, Tries.OfName(name), tries.OfAddress()];

        var wait = await tries.WaitAsync(limits, cancellationToken);
        // Done even if the answer is known already, so that the time taken reveals nothing.
        var fits = passwords.Fits(user, command.Password);
        if (wait is not null)
        {
            await NoteAsync("Too many tries");
            return new SignInAnswer(null, wait);
        }

        if (user is null or { EndedAt: not null } || !fits)
        {
            var until = await tries.CountAsync(limits, cancellationToken);
            await NoteAsync(user is { EndedAt: not null } ? "The account has ended" : "The password was wrong");
            return new SignInAnswer(null, until);
        }

        if (user.IsTemporaryOver(now))
        {
            await NoteAsync("The temporary password had run out");
            return new SignInAnswer(null, null, IsTemporaryOver: true);
        }

        await tries.ForgetAsync([here], cancellationToken);
        user.SignedIn(now);
        return new SignInAnswer(await sessions.OpenAsync(user, null, cancellationToken));

        // What was typed as a name that nobody has may be a password, or somebody's telephone: its mark tells whether it was the same.
        Task NoteAsync([Sentence] string cause) =>
            user is null
                ? refusals.NoteAsync(
                    SecurityEvent.SignInRefused,
                    null,
                    name,
                    "Nobody has the name that was typed; its mark is {0}",
                    [tries.MarkOf($"name/{name}")[..MarkLength]],
                    cancellationToken
                )
                : refusals.NoteAsync(SecurityEvent.SignInRefused, user.Id, name, cause, [], cancellationToken);
    }

    private Task<bool> IsOwnAddressAsync(Guid? userId, DateTimeOffset now, CancellationToken ct)
    {
        var oldest = now.AddDays(-OwnAddressDays);
        return db.UserSessions.AnyAsync(s => s.UserId == userId && s.From != null && s.From == actor.From && s.OpenedAt > oldest, ct);
    }
}
