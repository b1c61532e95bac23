using KnowledgeUpdate.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Refuses passwords that everybody tries first, and those that contain the user name.</summary>
internal sealed class PasswordPolicy : IPasswordValidator<User>
{
    /// <summary>Fewest characters.</summary>
    public const int MinLength = 10;

    /// <summary>Fewest characters that are left when each row of neighbours counts as one.</summary>
    private const int FewestWithoutRuns = 6;

    private static readonly HashSet<string> Common = Read();

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
        Task.FromResult(Check(user.UserName, password));

    /// <summary>The policy itself: length, not common, not the name. No rule on kinds of characters, which only breeds patterns.</summary>
    public static IdentityResult Check(string userName, string? password)
    {
        if (password is null || password.Length < MinLength)
            return Fault("Enter a password of at least {0} characters", MinLength);
        if (password.Length > 128)
            return Fault("Enter a password of at most {0} characters", 128);
        if (password.Distinct().Count() < 5)
            return Fault("Choose a password with more different characters");
        if (PasswordRuns.LengthWithout(password) < FewestWithoutRuns)
            return Fault("Choose a password that is no row of the alphabet, of figures or of the keyboard");
        if (IsCommon(password))
            return Fault("Choose a password that is not on the list of common ones");
        if (userName.Length >= 3 && password.Contains(userName, StringComparison.OrdinalIgnoreCase))
            return Fault("Choose a password that does not contain the user name");
        return IdentityResult.Success;
    }

    /// <summary>The list holds stems: figures and marks around a stem do not make a new password.</summary>
    private static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        var plain = lower.Replace('@', 'a').Replace('0', 'o').Replace('$', 's').Replace('!', 'i').Replace('3', 'e');
        return Common.Contains(lower)
            || Common.Contains(Stem(lower))
            || Common.Contains(Stem(plain))
            || Common.Contains(lower.Trim('!', '@', '#', '.', '*', '?'));
    }

    private static string Stem(string text) =>
        text.Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '@', '#', '.', '*', '?', '_', '-', '$', '%', '&');

    private static IdentityResult Fault([Sentence] string key, params object[] args) =>
        IdentityResult.Failed(new IdentityError { Code = key, Description = args.Length == 0 ? "" : args[0].ToString()! });

    private static HashSet<string> Read()
    {
        using var stream = typeof(PasswordPolicy).Assembly.GetManifestResourceStream(
            "KnowledgeUpdate.Application.Accounts.common-passwords.txt"
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet();
    }
}
