using System.Security.Cryptography;
using System.Text;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A published key: who has it can verify certificates without the portal.</summary>
/// <param name="Spki">SubjectPublicKeyInfo, Base64.</param>
public sealed record PublishedKey(string Id, string Spki);

/// <summary>Signs certificates with ECDSA P-256 and SHA-256, and verifies with the key in use and those used before.</summary>
public sealed class CertificateSigner : IDisposable
{
    private const string FileMark = "\n%KU-SIGNATURE ";

    /// <summary>A dummy certificate of the usual length.</summary>
    private static readonly CertificateFacts Nobodys = new()
    {
        Kind = CertificateKind.SeminarCompletion,
        Number = "〔0000〕000000号",
        Code = "",
        Name = "无此人",
        IdentityMask = "****",
        Subject = "为查验时间一致而设的样张，不对应任何一期研修班",
        Hours = 40,
        Compulsory = null,
        Elective = null,
        Professional = null,
        From = DateOnly.MinValue,
        To = DateOnly.MinValue,
        Provider = "不对应任何承办单位",
        Issuer = "不对应任何签发机构的名称",
        Programme = "专业技术人才知识更新工程",
        IssuedOn = DateOnly.MinValue,
        ExpiresOn = null,
    };

    // A key object is not thread-safe, and a lock around it would slow down verification, so each thread has its own.
    private readonly ThreadLocal<ECDsa>? key;
    private readonly Dictionary<string, ThreadLocal<ECDsa>> known = [];
    private readonly (byte[] Data, byte[] Signature) nothing = ([], []);

    /// <summary>Takes the key in use from the portal's secret, and the keys used before from the configuration.</summary>
    /// <param name="earlier">SubjectPublicKeyInfo of keys no longer in use, Base64.</param>
    public CertificateSigner(PortalKeys keys, IEnumerable<string>? earlier = null)
    {
        key = new ThreadLocal<ECDsa>(() => keys.Signing("certificate signature 1"), trackAllValues: true);
        Published =
        [
            .. (earlier ?? [])
                .Select(Convert.FromBase64String)
                .Prepend(key.Value!.ExportSubjectPublicKeyInfo())
                .Select(Know)
                .DistinctBy(k => k.Id),
        ];
        KeyId = Published[0].Id;
        var data = CertificatePayload.Encode(Nobodys, KeyId);
        nothing = (data, Sign(data));
    }

    /// <summary>A verifier that knows published keys only.</summary>
    private CertificateSigner(IEnumerable<PublishedKey> published) =>
        (Published, KeyId) = ([.. published.Select(k => Know(Convert.FromBase64String(k.Spki))).DistinctBy(k => k.Id)], "");

    /// <summary>Id of the key in use.</summary>
    public string KeyId { get; }

    /// <summary>The keys that are published, the one in use first.</summary>
    public IReadOnlyList<PublishedKey> Published { get; }

    /// <summary>A verifier that has only the published keys.</summary>
    public static CertificateSigner Verifier(IEnumerable<PublishedKey> published) => new(published);

    /// <summary>Signs; 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => key!.Value!.SignData(data, HashAlgorithmName.SHA256);

    /// <summary>Whether a known key made the signature.</summary>
    public bool Verify(string keyId, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        known.TryGetValue(keyId, out var its) && signature.Length == 64 && its.Value!.VerifyData(data, signature, HashAlgorithmName.SHA256);

    /// <summary>Reads and verifies a dummy certificate, so that a code without one takes as much work as a code with one.</summary>
    public void VerifyNothing()
    {
        Verify(KeyId, nothing.Data, nothing.Signature);
        CertificatePayload.Decode(nothing.Data);
    }

    /// <summary>A file with its signature as a last line that PDF readers pass over.</summary>
    public static byte[] Seal(byte[] file, string keyId, byte[] signature) =>
        [.. file, .. Encoding.ASCII.GetBytes($"{FileMark}{keyId} {Convert.ToBase64String(signature)}\n")];

    /// <summary>Whether no byte of a sealed file was altered.</summary>
    public bool VerifyFile(byte[] file)
    {
        var at = file.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(FileMark));
        if (at < 0)
            return false;
        var tail = Encoding.ASCII.GetString(file.AsSpan(at + FileMark.Length));
        Span<byte> signature = stackalloc byte[64];
        return tail.Split(' ') is [var id, var text]
            && text.EndsWith('\n')
            && Convert.TryFromBase64String(text[..^1], signature, out var length)
            && length == 64
            && text[..^1] == Convert.ToBase64String(signature)
            && Verify(id, file.AsSpan(0, at), signature);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var one in known.Values.Append(key).OfType<ThreadLocal<ECDsa>>())
        {
            foreach (var made in one.Values)
                made.Dispose();
            one.Dispose();
        }
    }

    private PublishedKey Know(byte[] spki)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(spki).AsSpan(0, 4));
        known[id] = new ThreadLocal<ECDsa>(() => Import(spki), trackAllValues: true);
        // An invalid key is refused here rather than when somebody verifies with it.
        _ = known[id].Value;
        return new PublishedKey(id, Convert.ToBase64String(spki));
    }

    private static ECDsa Import(byte[] spki)
    {
        var imported = ECDsa.Create();
        imported.ImportSubjectPublicKeyInfo(spki, out _);
        return imported;
    }
}
