using System.Security.Cryptography;
using System.Text;

namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>
/// A session 会话: one sign-in on one device. The cookie carries only its key; the person, the membership and the end are stored here.
/// </summary>
public sealed class UserSession : Entity, IUntracked
{
    /// <summary>Most characters of the words about the device.</summary>
    public const int DeviceMaxLength = 80;

    private UserSession() { }

    /// <summary>Opens a session: the password, or a code, was asked for just now.</summary>
    /// <param name="key">What the cookie will carry; kept as a hash only.</param>
    /// <param name="life">Longest lifetime, even in constant use.</param>
    /// <param name="idle">How long it lives without being used.</param>
    public UserSession(User user, string key, Guid? membershipId, DateTimeOffset now, TimeSpan life, TimeSpan idle)
    {
        UserId = user.Id;
        Stamp = user.SecurityStamp;
        KeyHash = HashOf(key);
        MembershipId = membershipId;
        OpenedAt = now;
        LastSeenAt = now;
        ConfirmedAt = now;
        ExpiresAt = now + life;
        IdleMinutes = (int)idle.TotalMinutes;
    }

    public Guid UserId { get; private set; }

    /// <summary>SHA-256 of the key in the cookie.</summary>
    [Personal]
    public string KeyHash { get; private set; } = "";

    /// <summary>
    /// The account's stamp when it was opened: a changed password or telephone, a reset or the end of the account ends it.
    /// </summary>
    [Personal]
    public string Stamp { get; private set; } = "";

    /// <summary>The membership acted in; null: the first that holds.</summary>
    public Guid? MembershipId { get; private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When it was used last, to the minute.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>When the person last typed the password.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    /// <summary>When it ends, even in constant use.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Minutes without use after which it is over.</summary>
    public int IdleMinutes { get; private set; }

    /// <summary>When it was ended before its time.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Network address it was opened from.</summary>
    [Personal]
    public string? From { get; init; }

    /// <summary>Browser and system in words.</summary>
    [Personal]
    public string? Device { get; init; }

    /// <summary>A key of 32 random bytes, for the cookie.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>How a key is kept.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Whether it may still be used.</summary>
    public bool HoldsAt(DateTimeOffset now) => EndedAt is null && now < ExpiresAt && now < LastSeenAt.AddMinutes(IdleMinutes);

    /// <summary>Acts in another membership from now on. One that is not a learner's has the shorter life of staff.</summary>
    /// <param name="longest">How long a session of this role lives at most.</param>
    public void ActAs(Guid membershipId, TimeSpan longest)
    {
        MembershipId = membershipId;
        if (OpenedAt + longest < ExpiresAt)
            ExpiresAt = OpenedAt + longest;
    }

    /// <summary>The person typed the password again.</summary>
    public void Confirm(DateTimeOffset now) => ConfirmedAt = now;

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
