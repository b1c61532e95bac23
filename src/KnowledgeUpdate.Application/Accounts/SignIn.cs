using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Checks a user name or telephone with its password. A failure is counted, so it is an answer and no exception.</summary>
[Public]
public sealed record SignIn(string? Name, string? Password) : ICommand<SignInAnswer>;

/// <summary>What came of it.</summary>
/// <param name="Session">The session to open; null when refused.</param>
/// <param name="LockedUntil">No further try before this instant.</param>
public sealed record SignInAnswer(SessionKey? Session, DateTimeOffset? LockedUntil = null);

/// <summary>What a session's cookie carries.</summary>
public sealed record SessionKey(Guid UserId, string Stamp, Guid? MembershipId, bool MustChangePassword);

internal sealed class SignInHandler(PortalDbContext db, UserManager<User> users, TimeProvider clock) : IRequestHandler<SignIn, SignInAnswer>
{
    /// <summary>Hashed for nobody, so that an unknown name takes as long as a known one.</summary>
    private static readonly string Nobody = new PasswordHasher<User>().HashPassword(null!, Guid.NewGuid().ToString());

    public async Task<SignInAnswer> Handle(SignIn command, CancellationToken cancellationToken)
    {
        var name = Characters.Narrow(command.Name).ToUpperInvariant();
        var user = await Sessions.FindHeldAsync(db, name, cancellationToken);
        var now = clock.GetUtcNow();
        if (user is not null && user.IsLocked(now))
            return new SignInAnswer(null, user.LockedUntil);

        if (user is null)
            users.PasswordHasher.VerifyHashedPassword(null!, Nobody, command.Password ?? "");
        var fits = user is not null && await users.CheckPasswordAsync(user, command.Password ?? "");
        if (user is null or { EndedAt: not null })
            return new SignInAnswer(null);
        if (!fits)
        {
            user.SignInFailed(now);
            return new SignInAnswer(null, user.IsLocked(now) ? user.LockedUntil : null);
        }

        user.SignedIn(now);
        return new SignInAnswer(await Sessions.OpenAsync(db, user, now, cancellationToken));
    }
}

/// <summary>Opens sessions: the first membership that holds today is acted in.</summary>
internal static class Sessions
{
    /// <summary>The account of a user name or telephone, held to the end of the message: tries of one account come one after the other, so that each sees what the one before counted and none is lost.</summary>
    public static async Task<User?> FindHeldAsync(PortalDbContext db, string name, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM users WHERE tenant_id = {db.Scope.Required} AND (normalized_user_name = {name} OR phone = {name}) ORDER BY id FOR UPDATE", ct);
        // What is one person's telephone may be another's user name.
        return await db.Users.Where(u => u.NormalizedUserName == name || u.Phone == name).OrderByDescending(u => u.NormalizedUserName == name).ThenBy(u => u.Id).FirstOrDefaultAsync(ct);
    }

    public static async Task<SessionKey> OpenAsync(PortalDbContext db, User user, DateTimeOffset now, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(now);
        var memberships = await db.Memberships.Where(m => m.UserId == user.Id && m.From <= today && (m.To == null || m.To >= today)).ToListAsync(ct);
        return new SessionKey(user.Id, user.SecurityStamp, memberships.OrderBy(m => m.Role).ThenBy(m => m.Id).FirstOrDefault()?.Id, user.MustChangePassword);
    }
}
