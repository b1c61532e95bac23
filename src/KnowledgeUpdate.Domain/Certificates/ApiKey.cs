using System.Security.Cryptography;
using System.Text;

namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>A key of the look-up for programs 查验接口密钥. Its secret is shown once and kept as a hash only.</summary>
public sealed class ApiKey : Entity
{
    /// <summary>Lowest and highest number of look-ups in a minute.</summary>
    public const int FewestPerMinute = 31,
        MostPerMinute = 6000;

    /// <summary>Longest name and owner.</summary>
    public const int TextMaxLength = 60;

    private const string Beginning = "ku_";
    private const int SecretBytes = 32,
        ShownLength = 9;

    private ApiKey() { }

    /// <param name="name">What it is used for.</param>
    /// <param name="owner">Who is responsible for its use.</param>
    /// <param name="perMinute">Look-ups in a minute.</param>
    /// <param name="secret">From <see cref="CreateSecret"/>.</param>
    /// <exception cref="RuleException">Its last day has passed.</exception>
    public ApiKey(string name, string owner, int perMinute, DateOnly expiresOn, string secret, Guid by, DateTimeOffset now)
    {
        if (expiresOn < BeijingTime.DateOf(now))
            throw new RuleException("The last day must not have passed.");
        Name = name.Trim();
        Owner = owner.Trim();
        PerMinute = perMinute;
        ExpiresOn = expiresOn;
        Shown = secret[..ShownLength];
        Hash = HashOf(secret);
        ById = by;
        At = now;
    }

    /// <summary>What it is used for.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Who is responsible for its use.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>Look-ups in a minute.</summary>
    public int PerMinute { get; private set; }

    /// <summary>Last day on which it is valid.</summary>
    public DateOnly ExpiresOn { get; private set; }

    /// <summary>Its first characters, by which its owner knows it.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>SHA-256 of the secret: 256 random bits need no slower hash.</summary>
    [Personal]
    public byte[] Hash { get; private set; } = [];

    public Guid ById { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>When it was withdrawn.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Whether it is valid on a day.</summary>
    public ApiKeyState StateOn(DateOnly today) =>
        RevokedAt is not null ? ApiKeyState.Revoked
        : ExpiresOn < today ? ApiKeyState.Expired
        : ApiKeyState.InUse;

    /// <summary>Withdraws it, from the next call on.</summary>
    /// <exception cref="RuleException">It is withdrawn already.</exception>
    public void Revoke(string reason, DateTimeOffset now)
    {
        if (RevokedAt is not null)
            throw new RuleException("This key is withdrawn already.");
        (RevokedAt, Reason) = (now, reason.Trim());
    }

    /// <summary>A new secret: 256 random bits.</summary>
    public static string CreateSecret() =>
        Beginning + System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether a text can be a secret at all.</summary>
    public static bool CanBe(string text) => text.Length == Beginning.Length + 43 && text.StartsWith(Beginning, StringComparison.Ordinal);

    /// <summary>What is kept of a secret.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
