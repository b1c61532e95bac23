using System.Globalization;
using System.Text;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>
/// The facts of a certificate as they are signed: one per line, in GB 18030, which makes a QR code of Chinese text a third smaller.
/// </summary>
public static class CertificatePayload
{
    /// <summary>Facts that every kind has; with the second format those of the kind follow, a line each.</summary>
    private const string Format = "KU1",
        WithOwn = "KU2";

    private const int CommonLines = 19;
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030",
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    /// <summary>The bytes to sign.</summary>
    public static byte[] Encode(CertificateFacts f, string keyId) =>
        Gb18030.GetBytes(
            string.Join(
                '\n',
                (string[])
                    [
                        f.Own.Count == 0 ? Format : WithOwn,
                        keyId,
                        f.Kind.ToString(),
                        f.Number,
                        f.Code,
                        Line(f.Name),
                        f.IdentityMask,
                        Line(f.Subject),
                        Number(f.Hours),
                        Number(f.Compulsory),
                        Number(f.Elective),
                        Number(f.Professional),
                        Date(f.From),
                        Date(f.To),
                        Line(f.Provider),
                        Line(f.Issuer),
                        Line(f.Programme),
                        Date(f.IssuedOn),
                        Date(f.ExpiresOn),
                        .. f.Own.Select(o => $"{Cell(o.Name)}\t{Cell(o.Value)}"),
                    ]
            )
        );

    /// <summary>Reads them back.</summary>
    /// <returns>Null when the bytes are not a payload of this format.</returns>
    public static (CertificateFacts Facts, string KeyId)? Decode(byte[] payload)
    {
        string[] lines;
        try
        {
            lines = Gb18030.GetString(payload).Split('\n');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        if (
            !(lines.Length == CommonLines ? lines[0] == Format : lines.Length > CommonLines && lines[0] == WithOwn)
            || lines.Skip(CommonLines).Any(l => l.Split('\t').Length != 2)
            || !Enum.TryParse<CertificateKind>(lines[2], out var kind)
            || ToDate(lines[12]) is not { } from
            || ToDate(lines[13]) is not { } to
            || ToDate(lines[17]) is not { } issued
        )
            return null;
        return (
            new CertificateFacts
            {
                Kind = kind,
                Number = lines[3],
                Code = lines[4],
                Name = lines[5],
                IdentityMask = lines[6],
                Subject = lines[7],
                Hours = ToNumber(lines[8]),
                Compulsory = ToNumber(lines[9]),
                Elective = ToNumber(lines[10]),
                Professional = ToNumber(lines[11]),
                From = from,
                To = to,
                Provider = lines[14],
                Issuer = lines[15],
                Programme = lines[16],
                IssuedOn = issued,
                ExpiresOn = ToDate(lines[18]),
                Own = [.. lines.Skip(CommonLines).Select(l => l.Split('\t')).Select(o => new CertificateFact(o[0], o[1]))],
            },
            lines[1]
        );
    }

    /// <summary>Payload and signature for the fragment (#) of the address, which a browser never sends.</summary>
    public static string Fragment(byte[] payload, byte[] signature) =>
        $"{System.Buffers.Text.Base64Url.EncodeToString(payload)}.{System.Buffers.Text.Base64Url.EncodeToString(signature)}";

    private static string Line(string text) => text.ReplaceLineEndings(" ");

    private static string Cell(string text) => Line(text).Replace('\t', ' ');

    private static string Number(decimal? value) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? "";

    private static string Date(DateOnly? value) => value?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";

    private static decimal? ToNumber(string text) => decimal.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static DateOnly? ToDate(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : null;
}
