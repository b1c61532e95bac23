using KnowledgeUpdate.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Compares a password with an account's. It takes equally long for an unknown account.</summary>
[Service]
public sealed class PasswordCheck(IPasswordHasher<User> hasher)
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA512.</summary>
    /// <remarks>Source: OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA512.</remarks>
    public const int Rounds = 210_000;

    /// <summary>Hash for unknown names, so that they take as long as known ones.</summary>
    private static readonly string Nobody = new PasswordHasher<User>(
        Options.Create(new PasswordHasherOptions { IterationCount = Rounds })
    ).HashPassword(null!, Guid.NewGuid().ToString());

    /// <summary>Whether the password is the account's. A hash with fewer rounds is renewed, which ends no session.</summary>
    public bool Fits(User? user, string? password)
    {
        var answer = hasher.VerifyHashedPassword(user!, user?.PasswordHash ?? Nobody, password ?? "");
        if (user?.PasswordHash is null || answer == PasswordVerificationResult.Failed)
            return false;
        if (answer == PasswordVerificationResult.SuccessRehashNeeded)
            user.PasswordHash = hasher.HashPassword(user, password!);
        return true;
    }
}
