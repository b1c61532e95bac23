using System.Security.Cryptography;
using System.Text;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Encrypts identity numbers, hashes them for search, and decrypts them. No other class handles plain numbers.</summary>
[Service]
public sealed class IdentityVault(PortalKeys keys, TenantScope scope)
{
    private const byte Format = 1;
    private const int NonceLength = 12,
        TagLength = 16;

    /// <summary>Bytes that a sealed text is longer than in clear.</summary>
    internal const int Overhead = 1 + NonceLength + TagLength;

    private readonly byte[] encryption = keys.Symmetric("identity encryption 1");
    private readonly byte[] search = keys.Symmetric("identity search 1");

    /// <summary>AES-256-GCM, bound to the tenant: format, nonce, tag, text.</summary>
    public byte[] Encrypt(string number) => Seal(Encoding.ASCII.GetBytes(number));

    /// <summary>Encrypts what holds identity numbers, such as an uploaded file, as <see cref="Encrypt"/> does a number.</summary>
    public byte[] Seal(ReadOnlySpan<byte> text)
    {
        var box = new byte[1 + NonceLength + TagLength + text.Length];
        box[0] = Format;
        var nonce = box.AsSpan(1, NonceLength);
        var tag = box.AsSpan(1 + NonceLength, TagLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(encryption, TagLength);
        aes.Encrypt(nonce, text, box.AsSpan(1 + NonceLength + TagLength), tag, scope.Required.ToByteArray());
        return box;
    }

    /// <summary>The decrypted number. The caller writes an audit event.</summary>
    /// <exception cref="CryptographicException">
    /// The box was altered, belongs to another tenant, or was made with another secret.
    /// </exception>
    public string Decrypt(byte[] box) => Encoding.ASCII.GetString(Open(box));

    /// <summary>Opens what <see cref="Seal"/> closed.</summary>
    /// <exception cref="CryptographicException">The box was altered, belongs to another tenant, or was made with another
    /// secret.</exception>
    public byte[] Open(byte[] box)
    {
        var text = new byte[box.Length - 1 - NonceLength - TagLength];
        using var aes = new AesGcm(encryption, TagLength);
        aes.Decrypt(
            box.AsSpan(1, NonceLength),
            box.AsSpan(1 + NonceLength + TagLength),
            box.AsSpan(1 + NonceLength, TagLength),
            text,
            scope.Required.ToByteArray()
        );
        return text;
    }

    /// <summary>
    /// Keyed hash of kind and normalised number, different in each tenant: equal numbers are found, none can be guessed without the key.
    /// </summary>
    public byte[] Hash(IdentityKind kind, string number)
    {
        Span<byte> message = stackalloc byte[17 + IdentityNumber.MaxLength * 3];
        scope.Required.TryWriteBytes(message);
        message[16] = (byte)kind;
        var length = 17 + Encoding.UTF8.GetBytes(number, message[17..]);
        return HMACSHA256.HashData(search, message[..length]);
    }
}
