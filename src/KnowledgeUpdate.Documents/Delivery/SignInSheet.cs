using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Documents.Seminars;
using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Delivery;

/// <summary>What an empty sign-in sheet 签到表 says. Texts are Chinese and ready to print.</summary>
public sealed record SignInSheetData
{
    public required string Title { get; init; }

    public required string Host { get; init; }

    /// <summary>Where it is held.</summary>
    public required string Place { get; init; }

    /// <summary>The address at which trainees sign with their own phone.</summary>
    public required string Address { get; init; }

    /// <summary>When the list was taken from the portal.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The half days, each with sheets of its own.</summary>
    public required IReadOnlyList<SignInHalfDay> HalfDays { get; init; }

    /// <summary>Those with a seat, in order.</summary>
    public required IReadOnlyList<SignInPerson> People { get; init; }

    /// <summary>Seats whose names have characters that cannot be printed, with the characters.</summary>
    public IReadOnlyList<string> Unprintable { get; init; } = [];
}

/// <summary>A half day of the sheet.</summary>
/// <param name="Name">3月8日（星期一）上午.</param>
/// <param name="Time">08:30—12:00.</param>
/// <param name="Rule">When arrival and leaving are signed.</param>
public sealed record SignInHalfDay(string Name, string Time, string Rule);

/// <summary>A person on the sheet.</summary>
public sealed record SignInPerson(int Seat, string Name, string Employer);

/// <summary>
/// An empty sign-in sheet: for each half day, whose pages are counted alone, a row for everybody with room for two signatures.
/// </summary>
public static class SignInSheet
{
    /// <summary>What stands where no font has a character, as in a printer's proof: the person writes the name by hand.</summary>
    public const string Missing = "〓";

    private const float Mm = PageSetup.Millimetre;
    private const float Width = 210 * Mm;
    private const float Side = 18 * Mm;
    private const float QrSize = 26 * Mm;
    private const float QrX = Width - Side - QrSize;
    private const float TextWidth = QrX - Side - (5 * Mm);
    private const float RowHeight = 27;

    private static readonly PageSetup Page = new(Width, 297 * Mm, 50 * Mm, Side, 20 * Mm, Side);
    private static readonly TextStyle Title = new(FontFace.SansBold, 15) { LineHeight = 1.3f };
    private static readonly TextStyle Half = new(FontFace.SansBold, 12);
    private static readonly TextStyle Line = new(FontFace.Sans, 9.5f) { LineHeight = 1.4f };
    private static readonly TextStyle Small = new(FontFace.Sans, 7.5f) { Align = TextAlign.Center, Ink = Ink.Grey };
    private static readonly TextStyle Cells = new(FontFace.Sans, 10.5f) { LineHeight = 1.15f };

    /// <summary>Lays the sheets out on A4 pages.</summary>
    public static Document Build(SignInSheetData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var table = new TableBlock(
            [
                Column.Fixed("座号", 32, TextAlign.Center),
                Column.Fixed("姓名", 82),
                Column.Share("工作单位", 1),
                Column.Fixed("签到（签名）", 86),
                Column.Fixed("签退（签名）", 86),
                Column.Fixed("备注", 54),
            ],
            [.. data.People.Select(p => Row.Of(Chinese.Count(p.Seat), p.Name, p.Employer, "", "", ""))]
        )
        {
            Style = Cells,
            LeastRowHeight = RowHeight,
        };
        List<Block> blocks =
        [
            table,
            new TextBlock($"共 {data.People.Count} 人。签到、签退各签一次名；迟到、早退的，在备注栏写明时间。", Styles.Note),
        ];
        if (data.Unprintable.Count > 0)
            blocks.Add(
                new TextBlock($"“{Missing}”为字库中没有的字，由本人在签名栏写全名：{string.Join('；', data.Unprintable)}。", Styles.Note)
            );
        return new Document(
            new($"{data.Title} 签到表", data.Host, "签到表", data.Created),
            [
                .. data.HalfDays.Select(half => new Section(
                    Page,
                    blocks,
                    Footer: "班务人员（签名）：________________　　名单取自 "
                        + $"{Chinese.Date(DateOnly.FromDateTime(data.Created.ToOffset(Beijing).DateTime))} "
                        + $"{data.Created.ToOffset(Beijing):HH:mm}"
                )
                {
                    Marks = [.. Head(data, half)],
                    CountsAlone = true,
                }),
            ]
        );
    }

    private static TimeSpan Beijing => TimeSpan.FromHours(8);

    private static IEnumerable<Mark> Head(SignInSheetData data, SignInHalfDay half)
    {
        const float top = 13 * Mm;
        yield return new TextMark($"{data.Title} 签到表", Title, Side, top, TextWidth) { MostLines = 2 };
        yield return new TextMark($"{half.Name}　{half.Time}", Half, Side, top + (15 * Mm), TextWidth) { MostLines = 1 };
        yield return new TextMark(half.Rule, Line, Side, top + (22 * Mm), TextWidth) { MostLines = 1 };
        yield return new TextMark($"地点：{data.Place}　　承办单位：{data.Host}", Line, Side, top + (27 * Mm), TextWidth) { MostLines = 1 };
        yield return QrMark.Of(data.Address, QrX, top - (1 * Mm), QrSize);
        yield return new TextMark("学员用本人手机扫码签到", Small, QrX - (4 * Mm), top + QrSize - (0.5f * Mm), QrSize + (8 * Mm))
        {
            MostLines = 1,
        };
    }
}
