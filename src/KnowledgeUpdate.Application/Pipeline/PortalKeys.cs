using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// The portal's keys, all derived from one secret of the configuration: encryption and search of identity numbers, signature of
/// certificates.
/// </summary>
/// <remarks>
/// The secret is 32 random bytes outside the database (<c>Keys__Secret</c>, Base64). Losing it loses the identity numbers; a backup of it
/// is kept apart from the database's.
/// </remarks>
public sealed class PortalKeys
{
    private static readonly BigInteger Order = BigInteger.Parse(
        "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
        System.Globalization.NumberStyles.HexNumber,
        System.Globalization.CultureInfo.InvariantCulture
    );

    private readonly byte[] secret;

    /// <exception cref="InvalidOperationException">It is shorter than 32 bytes.</exception>
    public PortalKeys(byte[] secret) =>
        this.secret =
            secret.Length >= 32 ? secret : throw new InvalidOperationException("The secret of Keys__Secret has fewer than 32 bytes.");

    /// <summary>The fixed keys of development and tests. The portal refuses them elsewhere.</summary>
    public static PortalKeys Development { get; } = new(SHA256.HashData("KnowledgeUpdate in development: not a secret"u8));

    /// <summary>Whether these are the keys of development.</summary>
    public bool AreForDevelopment => secret.AsSpan().SequenceEqual(Development.secret);

    /// <summary>Reads the secret from its Base64 text.</summary>
    /// <exception cref="InvalidOperationException">It is not 32 bytes of Base64.</exception>
    public static PortalKeys Parse(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length)
            ? new PortalKeys(bytes[..length])
            : throw new InvalidOperationException("Keys__Secret is not Base64. Make one with: openssl rand -base64 32");
    }

    /// <summary>A symmetric key of 32 bytes for a purpose.</summary>
    public byte[] Symmetric(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>The private key P-256 for a purpose: a number below the curve's order, derived from the secret.</summary>
    public ECDsa Signing(string purpose)
    {
        // 48 bytes, so that the remainder is practically uniform over the order.
        var wide = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 48, info: Encoding.UTF8.GetBytes(purpose));
        var scalar = (new BigInteger(wide, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var d = new byte[32];
        var bytes = scalar.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(d, 32 - bytes.Length);
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = d });
    }
}
