using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>
/// The activities that a certificate lists 学习明细. A QR code has no room for them, so what is signed of them is how many there are and a
/// digest: one changed character gives another.
/// </summary>
public static class CertificateItems
{
    /// <summary>Name of the signed fact.</summary>
    public const string FactName = "学习明细";

    /// <summary>Bytes of the digest that are signed: nobody finds a second list with the same 128 bits.</summary>
    private const int DigestBytes = 16;

    /// <summary>The fact that is signed and printed.</summary>
    public static CertificateFact FactOf(IReadOnlyList<CertificateItem> items) =>
        new(FactName, string.Create(CultureInfo.InvariantCulture, $"{items.Count} 项，摘要 {DigestOf(items)}"));

    /// <summary>Whether the list is the one that was signed.</summary>
    public static bool AreSigned(CertificateFacts facts, IReadOnlyList<CertificateItem> items) =>
        items.Count == 0
            ? facts.Own.All(o => o.Name != FactName)
            : facts.Own.SingleOrDefault(o => o.Name == FactName)?.Value == FactOf(items).Value;

    /// <summary>
    /// SHA-256 over a line for each item: first day, last day, activity, category, hours, parted by tabs; in hexadecimal groups.
    /// </summary>
    public static string DigestOf(IReadOnlyList<CertificateItem> items)
    {
        var lines = items.Select(i =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{i.From:yyyyMMdd}\t{i.To:yyyyMMdd}\t{i.Title.ReplaceLineEndings(" ")}\t{i.Category}\t{i.Hours:0.#}"
            )
        );
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return string.Join(' ', Convert.ToHexString(digest.AsSpan(0, DigestBytes)).Chunk(4).Select(c => new string(c)));
    }
}
