namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>A person's account within one tenant. What the person may do comes from memberships.</summary>
public sealed class User : Entity
{
    private User() { }

    /// <param name="userName">Name to sign in with, unique in the tenant.</param>
    /// <param name="displayName">The person's name.</param>
    /// <param name="mustChangePassword">The password was set by somebody else.</param>
    public User(string userName, string displayName, string? phone, string? email, bool mustChangePassword)
    {
        UserName = userName.Trim();
        DisplayName = displayName.Trim();
        Phone = phone;
        Email = email;
        MustChangePassword = mustChangePassword;
        NormalizedUserName = UserName.ToUpperInvariant();
    }

    /// <summary>Name to sign in with.</summary>
    public string UserName { get; set; } = "";

    /// <summary>The same, upper case.</summary>
    public string NormalizedUserName { get; set; } = "";

    [Personal]
    public string DisplayName { get; private set; } = "";

    /// <summary>Mobile number, unique in the tenant; may be used to sign in.</summary>
    [Personal]
    public string? Phone { get; private set; }

    [Personal]
    public string? Email { get; private set; }

    /// <summary>The language of letters and messages to the person: one of <see cref="Languages.All"/>.</summary>
    public string Language { get; private set; } = Languages.Chinese;

    /// <summary>Hash of the password; Identity sets it, and a new stamp with it.</summary>
    [Personal]
    public string? PasswordHash { get; set; }

    /// <summary>Changes when sessions must end.</summary>
    [Personal]
    public string SecurityStamp { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>The password was set by somebody else and must be changed before anything else.</summary>
    public bool MustChangePassword { get; private set; }

    /// <summary>Until when a password that somebody else set may be used; null: it was chosen by the person.</summary>
    public DateTimeOffset? TemporaryUntil { get; private set; }

    /// <summary>When the account was ended; it lost access at once.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the person last signed in.</summary>
    public DateTimeOffset? LastSignInAt { get; private set; }

    /// <summary>Whether the password is a temporary one whose days are over.</summary>
    public bool IsTemporaryOver(DateTimeOffset now) => MustChangePassword && TemporaryUntil <= now;

    /// <exception cref="RuleException">The account has ended.</exception>
    public void SignedIn(DateTimeOffset now)
    {
        if (EndedAt is not null)
            throw new RuleException("This account has ended.");
        LastSignInAt = now;
    }

    /// <summary>The person's other telephone; it may be the name to sign in with.</summary>
    /// <exception cref="RuleException">The account has ended.</exception>
    public void ChangePhone(string phone)
    {
        if (EndedAt is not null)
            throw new RuleException("This account has ended.");
        if (NormalizedUserName == Phone)
            (UserName, NormalizedUserName) = (phone, phone);
        (Phone, SecurityStamp) = (phone, Guid.NewGuid().ToString("N"));
    }

    /// <summary>The person chose the language of letters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The portal does not speak it.</exception>
    public void WriteIn(string language) =>
        Language = Languages.All.Contains(language) ? language : throw new ArgumentOutOfRangeException(nameof(language), language, null);

    /// <summary>The person chose the password.</summary>
    public void PasswordChosen() => (MustChangePassword, TemporaryUntil) = (false, null);

    /// <summary>Somebody else has a temporary password made, which must be changed before anything else.</summary>
    /// <param name="until">It is invalid from this instant on.</param>
    /// <exception cref="RuleException">The account has ended.</exception>
    public void AskForNewPassword(DateTimeOffset until)
    {
        if (EndedAt is not null)
            throw new RuleException("This account has ended.");
        (MustChangePassword, TemporaryUntil) = (true, until);
    }

    /// <summary>When somebody else last gave the account a password: that person could have acted by it.</summary>
    public DateTimeOffset? PasswordGivenAt { get; private set; }

    /// <summary>Notes that somebody else gave the account a password.</summary>
    public void PasswordGiven(DateTimeOffset now) => PasswordGivenAt = now;

    /// <summary>Ends the account; every session of it is over at its next request.</summary>
    /// <exception cref="RuleException">It has ended already.</exception>
    public void End(DateTimeOffset now)
    {
        if (EndedAt is not null)
            throw new RuleException("This account has ended.");
        (EndedAt, SecurityStamp) = (now, Guid.NewGuid().ToString("N"));
    }
}
