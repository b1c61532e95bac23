using System.Globalization;
using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Documents.Seminars;
using KnowledgeUpdate.Documents.Typography;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Documents.Certificates;

/// <summary>What a certificate's sheet needs beside its facts.</summary>
/// <param name="QrText">The look-up address with the signed payload behind #.</param>
/// <param name="LookUp">Where to look it up by hand, without the scheme: example.gov.cn/verify.</param>
/// <param name="Seal">The issuer's seal as an opaque JPEG on white; null: none is configured.</param>
/// <param name="IssuedAt">Instant of issue: part of the file, so that a reprint has the same bytes.</param>
public sealed record CertificateSheetData(
    CertificateFacts Facts,
    string QrText,
    string LookUp,
    ReadOnlyMemory<byte>? Seal,
    DateTimeOffset IssuedAt
)
{
    /// <summary>Activities that a second page lists; empty: there is none.</summary>
    public IReadOnlyList<CertificateItem> Items { get; init; } = [];
}

/// <summary>A certificate: one sheet, A4 on its side, and behind it the list of activities where it has one.</summary>
public static class CertificateSheet
{
    private const float Mm = PageSetup.Millimetre;
    private const float Width = 297 * Mm;
    private const float Height = 210 * Mm;
    private const float QrSize = 36 * Mm;
    private const float SealSize = 40 * Mm;
    private const float Side = 40 * Mm;

    private static readonly Ink Blue = new(0x12, 0x38, 0x60);
    private static readonly Ink Gold = new(0xA3, 0x78, 0x0D);
    private static readonly PageSetup Page = new(Width, Height, 26 * Mm, Side, 20 * Mm, Side);
    private static readonly PageSetup Listed = new(Width, Height, 22 * Mm, 26 * Mm, 20 * Mm, 26 * Mm);
    private static readonly TextStyle Programme = new(FontFace.Serif, 16)
    {
        Align = TextAlign.Center,
        Ink = Blue,
        LineHeight = 1.6f,
    };
    private static readonly TextStyle Title = new(FontFace.Serif, 40)
    {
        Align = TextAlign.Center,
        Ink = Blue,
        LineHeight = 1.5f,
        SpaceAfter = 2,
    };
    private static readonly TextStyle Number = new(FontFace.Sans, 10.5f)
    {
        Align = TextAlign.Right,
        Ink = Ink.Grey,
        SpaceAfter = 10,
    };
    private static readonly TextStyle Body = new(FontFace.Kai, 20.5f)
    {
        Align = TextAlign.Justify,
        FirstLineIndent = 2,
        LineHeight = 1.8f,
    };
    private static readonly TextStyle Issuer = new(FontFace.Serif, 15) { Align = TextAlign.Center };
    private static readonly TextStyle Small = new(FontFace.Sans, 9) { Ink = Ink.Grey };
    private static readonly TextStyle Code = new(FontFace.Sans, 12.5f);

    public static Document Build(CertificateSheetData data)
    {
        var f = data.Facts;
        var title = TitleOf(f.Kind);
        Block[] blocks =
        [
            new TextBlock(f.Programme, Programme),
            new TextBlock(string.Join(' ', title.ToCharArray()), Title),
            new TextBlock($"编号：{f.Number}", Number),
            new TextBlock(Wording(f), Body),
        ];
        return new Document(
            new DocumentInfo($"{title} {f.Number}", f.Issuer, title, data.IssuedAt),
            [
                new Section(Page, blocks) { Marks = [.. Frame(), .. Foot(data)], IsNumbered = false },
                .. data.Items.Count == 0 ? [] : new[] { CertificateItemsPage.Build(data, Listed, [.. Frame()]) },
            ]
        );
    }

    /// <summary>The official name of a kind.</summary>
    public static string TitleOf(CertificateKind kind) =>
        kind switch
        {
            CertificateKind.SeminarCompletion => "研修结业证书",
            _ => "年度学时证明",
        };

    private static string Wording(CertificateFacts f) =>
        f.Kind switch
        {
            CertificateKind.SeminarCompletion =>
                $"{f.Name}（证件号码 {f.IdentityMask}）于{Period(f.From, f.To)}参加“{f.Subject}”，完成规定的研修内容，准予结业，计专业科目继续教育 {Hours(f.Hours)} "
                    + $"学时。承办单位：{f.Provider}。",
            _ =>
                $"{f.Name}（证件号码 {f.IdentityMask}）{f.Subject}参加继续教育累计 {Hours(f.Hours)} 学时，其中公需必修 {Hours(f.Compulsory)} 学时、公需选修 "
                    + $"{Hours(f.Elective)} 学时、专业科目 {Hours(f.Professional)} 学时，达到年度学时要求。\n特此证明。",
        };

    private static IEnumerable<Mark> Frame()
    {
        yield return new ShapeMark([ShapeMark.Rectangle(9 * Mm, 9 * Mm, Width - 18 * Mm, Height - 18 * Mm)], Blue, 2.4f);
        yield return new ShapeMark([ShapeMark.Rectangle(11.5f * Mm, 11.5f * Mm, Width - 23 * Mm, Height - 23 * Mm)], Gold, 0.7f);
        const float step = 4.2f * Mm,
            half = 1.5f * Mm;
        var stitches = new List<IReadOnlyList<(float X, float Y)>>();
        foreach (var (x, y, dx, dy) in new[] { (16f, 16f, 1, 1), (281f, 16f, -1, 1), (16f, 194f, 1, -1), (281f, 194f, -1, -1) })
        {
            for (var i = 0; i < 4; i++)
            {
                stitches.Add(Stitch((x * Mm) + (i * step * dx), y * Mm, half));
                if (i > 0)
                    stitches.Add(Stitch(x * Mm, (y * Mm) + (i * step * dy), half));
            }
        }

        yield return new ShapeMark(stitches, Gold, 0.8f);
    }

    private static IReadOnlyList<(float X, float Y)> Stitch(float x, float y, float half) =>
        [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];

    private static IEnumerable<Mark> Foot(CertificateSheetData data)
    {
        var f = data.Facts;
        const float top = 150 * Mm;
        yield return QrMark.Of(data.QrText, Side, top, QrSize);
        var left = Side + QrSize + 5 * Mm;
        yield return new TextMark("查验码", Small, left, top + 8 * Mm, 70 * Mm);
        yield return new TextMark(VerificationCode.Format(f.Code), Code, left, top + 12.5f * Mm, 70 * Mm);
        yield return new TextMark($"扫码，或在 {data.LookUp} 查验", Small, left, top + 21 * Mm, 90 * Mm);
        yield return new TextMark(
            f.ExpiresOn is { } last ? $"有效期至 {Chinese.Date(last)}" : "内容以查验结果为准",
            Small,
            left,
            top + 26 * Mm,
            90 * Mm
        );
        const float right = 165 * Mm,
            wide = 95 * Mm;
        yield return new TextMark(f.Issuer, Issuer, right, top + 9 * Mm, wide);
        yield return new TextMark(Chinese.Date(f.IssuedOn), Issuer, right, top + 19 * Mm, wide);
        if (data.Seal is { } seal)
            yield return new ImageMark(seal, right + (wide - SealSize) / 2, top - 4 * Mm, SealSize, SealSize, Multiply: true);
    }

    private static string Period(DateOnly from, DateOnly to) =>
        from == to ? Chinese.Date(from)
        : from.Year == to.Year && from.Month == to.Month ? $"{Chinese.Date(from)}至{to.Day}日"
        : from.Year == to.Year ? $"{Chinese.Date(from)}至{to.Month}月{to.Day}日"
        : $"{Chinese.Date(from)}至{Chinese.Date(to)}";

    private static string Hours(decimal? hours) => (hours ?? 0).ToString("0.#", CultureInfo.InvariantCulture);
}
