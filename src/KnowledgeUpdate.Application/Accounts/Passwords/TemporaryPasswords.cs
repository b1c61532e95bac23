using System.Security.Cryptography;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Rules;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Gives accounts passwords for a few days: told once, changed by the person before anything else.</summary>
[Service]
public sealed class TemporaryPasswords(UserManager<User> users, RuleBook rules, Sessions sessions, TimeProvider clock)
{
    /// <summary>Without characters that look alike on paper.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Makes one. Every session of the account ends.</summary>
    /// <exception cref="RuleException">The account has ended.</exception>
    public async Task<string> GiveAsync(User user, CancellationToken ct)
    {
        user.AskForNewPassword(await EndAsync(ct));
        await users.RemovePasswordAsync(user);
        string password;
        do password = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));
        while (!PasswordPolicy.Check(user.UserName, password).Succeeded);
        if (!(await users.AddPasswordAsync(user, password)).Succeeded)
            throw new InvalidOperationException("The policy does not take the password made.");
        await sessions.EndAllAsync(user.Id, null, ct);
        return password;
    }

    /// <summary>Until when a password that is set now works.</summary>
    public async Task<DateTimeOffset> EndAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return now.AddDays(await rules.ParameterAsync(RuleKeys.TemporaryPasswordDays, BeijingTime.DateOf(now), ct));
    }
}
