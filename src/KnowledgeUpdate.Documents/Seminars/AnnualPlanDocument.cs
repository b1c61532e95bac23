using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Seminars;

/// <summary>What an annual plan, or the notice that publishes its draft (公示), says. Texts are Chinese and ready to print.</summary>
public sealed record AnnualPlanData
{
    /// <summary>The issuer, printed red at the head.</summary>
    public required string IssuerName { get; init; }

    /// <summary>发文字号, or null where there is none, as for a 公示.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The title. It is broken between words; a line feed overrides that.</summary>
    public required string Title { get; init; }

    /// <summary>To whom it goes, or null.</summary>
    public string? Salutation { get; init; }

    /// <summary>The body. A paragraph such as 一、… or （一）… of one short line is set as a heading.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    public required IReadOnlyList<string> SignatureLines { get; init; }

    /// <summary>The date of issue.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The instant written into the file, so that it is the same on every printing.</summary>
    public required DateTimeOffset Created { get; init; }

    public required string AnnexTitle { get; init; }

    /// <summary>The seminars, in the plan's order.</summary>
    public required IReadOnlyList<PlanRow> Rows { get; init; }

    /// <summary>What is said of the version under the annex's table, or null.</summary>
    public string? VersionNote { get; init; }
}

/// <summary>The annual plan of seminars as an official document with a red head, and its annex, the table.</summary>
/// <remarks>Source: GB/T 9704-2012 for the margins, the sizes and the order of the elements.</remarks>
public static class AnnualPlanDocument
{
    private const float BodySize = 16; // 三号
    private const int LongestHeading = 25;
    private const int IssuerCharactersAtFullSize = 12;

    private static readonly TextStyle Issuer = new(FontFace.Serif, 36)
    {
        Align = TextAlign.Center,
        Ink = Ink.OfficialRed,
        LineHeight = 1.3f,
        Balanced = true,
        SpaceAfter = 22,
        KeepWithNext = true,
    };

    private static readonly TextStyle Number = new(FontFace.Serif, BodySize)
    {
        Align = TextAlign.Center,
        LineHeight = 1.5f,
        KeepWithNext = true,
    };

    private static readonly TextStyle Title = new(FontFace.Serif, 22)
    {
        Align = TextAlign.Center,
        LineHeight = 1.5f,
        Balanced = true,
        SpaceBefore = 30,
        SpaceAfter = 26,
        KeepWithNext = true,
    };

    private static readonly TextStyle Body = new(FontFace.Serif, BodySize)
    {
        Align = TextAlign.Justify,
        LineHeight = 1.8f,
        FirstLineIndent = 2,
    };

    private static readonly TextStyle Addressee = Body with { FirstLineIndent = 0 };

    // The second line of the annex's name begins under the first character of the name.
    private static readonly TextStyle AnnexLine = Body with { SpaceBefore = BodySize, Align = TextAlign.Left, HangingIndent = 5 };
    private static readonly TextStyle FirstHeading = Body with { Face = FontFace.SansBold, KeepWithNext = true };
    private static readonly TextStyle SecondHeading = Body with { Face = FontFace.Kai, KeepWithNext = true };
    private static readonly TextStyle AnnexMark = new(FontFace.SansBold, BodySize) { LineHeight = 1.5f, KeepWithNext = true };

    /// <summary>Lays the document out on A4 pages: the text with the margins of official documents, the annex with narrower ones.</summary>
    public static Document Build(AnnualPlanData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var document = new DocumentBuilder(
            new(data.Title, string.Join('、', data.SignatureLines), "年度研修计划", data.Created),
            PageSetup.Official
        );

        // A long name of an issuer stays on one line: the head is set smaller instead.
        var fitted = Issuer.Size * Math.Min(1, IssuerCharactersAtFullSize / (float)Math.Max(1, data.IssuerName.Length));
        document.Text(data.IssuerName, Issuer with { Size = Math.Max(fitted, Title.Size) });
        if (data.DocumentNumber is { } number)
            document.Text(number, Number);

        document.Add(new RuleBlock(2, Ink.OfficialRed, SpaceBefore: 4, SpaceAfter: 0)).Text(data.Title, Title);
        if (data.Salutation is { } salutation)
            document.Text(salutation, Addressee);

        foreach (var paragraph in data.Paragraphs)
            document.Text(paragraph, StyleOf(paragraph));

        document
            .Text($"附件：{data.AnnexTitle}", AnnexLine)
            .Space(2 * BodySize)
            .Add(new SignatureBlock([.. data.SignatureLines, Chinese.Date(data.Date)], Body, RightIndent: 4));

        Annex(document.Section(PageSetup.A4Portrait), data);
        return document.Build();
    }

    private static void Annex(DocumentBuilder document, AnnualPlanData data)
    {
        document
            .Text("附件", AnnexMark)
            .Title(data.AnnexTitle)
            .Add(
                new TableBlock(
                    [
                        Column.Fixed("序号", 30, TextAlign.Center),
                        Column.Share("研修班名称", 3),
                        Column.Fixed("类别", 52, TextAlign.Center),
                        Column.Share("承办单位", 2),
                        Column.Number("人数", 36),
                        Column.Number("天数", 32),
                        Column.Fixed("拟办月份", 34, TextAlign.Center),
                        Column.Fixed("地点", 46, TextAlign.Center),
                        Column.Fixed("资金来源", 52, TextAlign.Center),
                    ],
                    [.. PlanRows(data.Rows)]
                )
                {
                    Caption = data.AnnexTitle,
                    CaptionOnlyContinued = true,
                }
            );

        if (data.VersionNote is { } note)
            document.Note(note);
    }

    private static IEnumerable<Row> PlanRows(IReadOnlyList<PlanRow> rows)
    {
        const int ColumnCount = 9;
        const int LabelColumns = 4;
        var number = 0;
        foreach (var kind in rows.GroupBy(r => r.Kind))
        {
            yield return Row.Group($"{kind.Key}（{kind.Count()}期）", ColumnCount);
            foreach (var row in kind)
            {
                yield return Row.Of(
                    Chinese.Count(++number),
                    row.Title,
                    row.Kind,
                    row.Host,
                    Chinese.Count(row.Headcount),
                    Chinese.Count(row.Days),
                    row.Month,
                    row.Place,
                    row.FundingSource
                );
            }

            yield return Total($"{kind.Key}小计", kind);
        }

        yield return Total($"合计（{rows.Count}期）", rows);

        static Row Total(string label, IEnumerable<PlanRow> rows) =>
            Row.Total(label, LabelColumns, Chinese.Count(rows.Sum(r => r.Headcount)), Chinese.Count(rows.Sum(r => r.Days)), "", "", "");
    }

    private static TextStyle StyleOf(string paragraph)
    {
        if (paragraph.Length > LongestHeading || paragraph.Contains('。', StringComparison.Ordinal))
            return Body;
        if (paragraph.StartsWith('（') && paragraph.IndexOf('）', StringComparison.Ordinal) is > 0 and < 4)
            return SecondHeading;

        return paragraph.IndexOf('、', StringComparison.Ordinal) is 1 or 2 ? FirstHeading : Body;
    }
}
