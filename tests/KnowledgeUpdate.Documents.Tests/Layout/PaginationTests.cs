using UglyToad.PdfPig;

namespace KnowledgeUpdate.Documents.Tests.Layout;

public sealed class PaginationTests
{
    private static readonly Column[] Columns = [Column.Fixed("序号", 60), Column.Share("名称", 1), Column.Number("金额", 80)];

    [Fact]
    public void A_table_of_500_rows_repeats_its_header_and_marks_its_caption_on_every_page()
    {
        var rows = Enumerable.Range(1, 500).Select(i => Row.Of($"甲{i}乙", $"第{i}项", $"{i}.00")).ToList();

        var pages = PdfText.Pages(Samples.Builder().Table(Columns, rows, caption: "经费明细").Build());

        Assert.InRange(pages.Count, 12, 20);
        Assert.StartsWith("经费明细序号名称金额", pages[0], StringComparison.Ordinal);
        Assert.All(pages.Skip(1), page => Assert.StartsWith("经费明细（续）序号名称金额", page, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, 500), i => Assert.Single(pages, page => page.Contains($"甲{i}乙", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_page_says_which_it_is_of_how_many()
    {
        var pages = PdfText.Pages(Samples.Builder().Paragraph("甲").PageBreak().Paragraph("乙").PageBreak().Paragraph("丙").Build());

        Assert.Equal(["甲第 1 页 共 3 页", "乙第 2 页 共 3 页", "丙第 3 页 共 3 页"], pages);
    }

    [Fact]
    public void The_header_and_the_footer_stand_on_every_page_of_their_sections()
    {
        var document = Samples
            .Builder()
            .Header("页眉")
            .Footer("页脚")
            .Paragraph("甲")
            .Section(PageSetup.A4Landscape)
            .Paragraph("乙")
            .Build();

        var pdf = PdfText.Render(document);

        Assert.Equal(["甲页眉页脚第 1 页 共 2 页", "乙页眉页脚第 2 页 共 2 页"], PdfText.Pages(pdf));
        using var opened = PdfDocument.Open(pdf);
        Assert.Equal([842, 595], [.. opened.GetPages().Select(p => (int)Math.Round(p.Height))]);
    }

    [Fact]
    public void A_heading_is_never_last_on_a_page()
    {
        for (var space = 560f; space < 720; space += 3)
        {
            var document = Samples.Builder().Paragraph("开头").Space(space).Heading("标题").Paragraph(Samples.LongParagraph).Build();

            var pages = PdfText.Pages(document);

            var page = Assert.Single(pages, p => p.Contains("标题", StringComparison.Ordinal));
            Assert.Contains("标题近年来", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_total_never_stands_without_a_row_and_a_group_name_never_without_its_first()
    {
        for (var count = 20; count < 60; count++)
        {
            var rows = Enumerable
                .Range(1, count)
                .Select(i => Row.Of($"{i}", "名称", "1.00"))
                .Append(Row.Group("乙组", 3))
                .Append(Row.Of("999", "末行", "1.00"))
                .Append(Row.Total("合计", 2, "9.00"))
                .ToList();

            var pages = PdfText.Pages(Samples.Builder().Table(Columns, rows).Build());

            Assert.Contains(pages, page => page.Contains("乙组999末行1.00合计9.00", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_row_taller_than_a_page_is_parted_and_nothing_is_lost()
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(i => (char)('一' + (i % 20))).Where(c => c != '丆'));
        var rows = new[] { Row.Of("1", "短", "1.00"), Row.Of("2", text, "2.00") };
        Column[] columns = [Column.Fixed("序号", 60), Column.Fixed("内容", 200), Column.Share("金额", 1)];

        var pages = PdfText.Pages(Samples.Builder().Heading("标题").Table(columns, rows).Build());

        Assert.True(pages.Count > 1);
        Assert.Equal(text.Length, pages.Sum(page => page.Count(c => text[..20].Contains(c, StringComparison.Ordinal))));
    }

    [Fact]
    public void An_ordinary_row_is_never_parted()
    {
        var rows = Enumerable.Range(1, 60).Select(i => Row.Of($"{i}", "首行\n中行\n末行", "1.00")).ToList();

        var pages = PdfText.Pages(Samples.Builder().Table(Columns, rows).Build());

        Assert.All(pages, page => Assert.Equal(Count(page, "首行"), Count(page, "末行")));
    }

    [Fact]
    public void Numbers_end_on_one_vertical()
    {
        var pdf = PdfText.Render(Samples.Builder().Table(Columns, [Row.Of("1", "甲", "7.77"), Row.Of("2", "乙", "1,000,007.77")]).Build());

        using var document = PdfDocument.Open(pdf);
        var ends = document
            .GetPage(1)
            .Letters.GroupBy(l => Math.Round(l.StartBaseLine.Y))
            .Select(g => g.MaxBy(l => l.EndBaseLine.X)!)
            .Where(l => l.Value == "7")
            .Select(l => l.EndBaseLine.X)
            .ToList();

        Assert.Equal(2, ends.Count);
        Assert.Equal(ends[0], ends[1], 0.05);
    }

    [Fact]
    public void A_signature_does_not_stand_alone_on_a_page()
    {
        for (var space = 560f; space < 720; space += 5)
        {
            var document = Samples.Builder().Paragraph("开头").Space(space).Paragraph("末段").Signature("某某厅", "2026年1月1日").Build();

            Assert.Contains(PdfText.Pages(document), page => page.Contains("末段某某厅2026年1月1日", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_row_that_does_not_fit_its_table_is_an_error()
    {
        var document = Samples.Builder().Table(Columns, [Row.Of("1")]).Build();

        Assert.Throws<ArgumentException>(() => PdfText.Render(document));
    }

    private static int Count(string text, string part) =>
        (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;
}
