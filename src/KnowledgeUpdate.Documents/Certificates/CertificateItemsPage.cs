using System.Globalization;
using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Documents.Typography;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Documents.Certificates;

/// <summary>
/// The second page of a certificate that lists activities. Its digest is signed with the facts, and printed below the list.
/// </summary>
internal static class CertificateItemsPage
{
    private static readonly TextStyle Heading = new(FontFace.Serif, 22) { Align = TextAlign.Center, SpaceAfter = 4 };

    // The face of the first page's text, which has these words already: a file stays small.
    private static readonly TextStyle Whose = new(FontFace.Kai, 12) { Align = TextAlign.Center, SpaceAfter = 8 };
    private static readonly TextStyle Note = new(FontFace.Sans, 9)
    {
        Ink = Ink.Grey,
        SpaceBefore = 8,
        LineHeight = 1.5f,
    };

    /// <summary>The list, a row for each activity; it goes on over as many pages as it needs.</summary>
    /// <param name="page">The page of the certificate.</param>
    /// <param name="frame">What stands on every page.</param>
    public static Section Build(CertificateSheetData data, PageSetup page, IReadOnlyList<Mark> frame)
    {
        var f = data.Facts;
        // The header is a row of its own style: a bold face would be another font in the file.
        Row[] rows =
        [
            Row.Of("序号", "学习日期", "学习活动", "学时类别", "学时"),
            .. data.Items.Select(
                (item, i) =>
                    Row.Of(
                        (i + 1).ToString(CultureInfo.InvariantCulture),
                        item.From == item.To ? Day(item.From) : $"{Day(item.From)} 至 {Day(item.To)}",
                        item.Title,
                        item.Category,
                        Hours(item.Hours)
                    )
            ),
            Row.Of("", "", "合计", "", Hours(data.Items.Sum(i => i.Hours))),
        ];
        Block[] blocks =
        [
            new TextBlock(CertificateItems.FactName, Heading),
            new TextBlock($"{f.Name}（证件号码 {f.IdentityMask}）　{f.Subject}　{f.Number}", Whose),
            new TableBlock(
                [
                    Column.Fixed("序号", 36, TextAlign.Center),
                    Column.Fixed("学习日期", 150),
                    Column.Share("学习活动", 1),
                    Column.Fixed("学时类别", 70),
                    Column.Number("学时", 48),
                ],
                rows
            )
            {
                HasHeader = false,
            },
            new TextBlock($"{CertificateItems.FactOf(data.Items).Value}，内容以查验结果为准", Note),
        ];
        return new Section(page, blocks) { Marks = frame, IsNumbered = false };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Hours(decimal hours) => hours.ToString("0.#", CultureInfo.InvariantCulture);
}
