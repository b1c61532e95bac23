using System.Security.Cryptography;
using System.Text;

namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>
/// A code sent to a telephone number or address, and whether it was typed back: proves that the contact belongs to the person 验证码.
/// </summary>
public sealed class ContactProof : Entity, IUntracked
{
    /// <summary>How long a code works.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    /// <summary>How long a contact stays proven, so that a refused form can be sent again without another code.</summary>
    public static readonly TimeSpan ProofLife = TimeSpan.FromMinutes(30);

    /// <summary>Tries of one code.</summary>
    public const int MostTries = 5;

    /// <summary>Least time between two codes to one contact.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Codes to one contact within a day.</summary>
    public const int MostADay = 10;

    private ContactProof() { }

    /// <summary>Asks for a code.</summary>
    /// <param name="to">Telephone or address as typed by the person, normalised; it need not belong to an account.</param>
    /// <param name="userId">The account it is for; null if there is none, which the answer never reveals.</param>
    public ContactProof(ProofPurpose purpose, string to, Guid? userId, DateTimeOffset now)
    {
        Purpose = purpose;
        To = to;
        UserId = userId;
        At = now;
    }

    public ProofPurpose Purpose { get; private set; }

    [Personal]
    public string To { get; private set; } = "";

    /// <summary>The account it is for.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>SHA-256 of id and code; null while none was sent.</summary>
    [Personal]
    public string? CodeHash { get; private set; }

    public int Tries { get; private set; }

    /// <summary>When the right code came back.</summary>
    public DateTimeOffset? ProvenAt { get; private set; }

    /// <summary>When it was used.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Makes the code of six digits; only its hash is kept.</summary>
    public string NewCode()
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
        CodeHash = HashOf(code);
        return code;
    }

    /// <summary>Compares a code that was typed; a wrong one is counted.</summary>
    /// <returns>Whether the contact is proven.</returns>
    public bool Try(string? typed, DateTimeOffset now)
    {
        if (ProvenAt is { } proven)
            return UsedAt is null && now - proven <= ProofLife;
        if (UsedAt is not null || Tries >= MostTries || now - At > CodeLife)
            return false;
        if (
            CodeHash is not null
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(CodeHash),
                Encoding.ASCII.GetBytes(HashOf(Characters.Narrow(typed)))
            )
        )
        {
            ProvenAt = now;
            return true;
        }

        Tries++;
        return false;
    }

    /// <summary>Uses the proof for its purpose, once.</summary>
    /// <exception cref="RuleException">The code did not come back, or too long ago, or was used.</exception>
    public void Use(ProofPurpose purpose, DateTimeOffset now)
    {
        if (Purpose != purpose || ProvenAt is not { } proven || UsedAt is not null || now - proven > ProofLife)
            throw new RuleException("The code is no longer good. Ask for a new one.");
        UsedAt = now;
    }

    private string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id:N}/{code}")));
}
