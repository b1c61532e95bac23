namespace KnowledgeUpdate.Documents.Tests.Layout;

public sealed class LineBreakingTests
{
    private const string NeverFirst = "、。，．；：？！）》】〕」』〉”’…%％";
    private const string NeverLast = "（《【〔「『〈“‘";

    [Fact]
    public void No_line_begins_with_a_closing_mark_or_ends_with_an_opening_one()
    {
        // Many widths and starting points, so that every mark comes to stand at the edge of a line somewhere.
        var random = new Random(20260302);
        const string Alphabet = "研修班教育、。，；：？！（）《》“”——……90%AI";
        for (var round = 0; round < 40; round++)
        {
            var marks = Enumerable.Range(0, 400).Select(i => i % 3 == 0 ? Alphabet[random.Next(Alphabet.Length)] : '字');
            var text = $"字{string.Concat(marks)}字";
            var page = PageSetup.A4Portrait with { Right = 60 + (round * 7) };

            AssertEdges(PdfText.Lines(PdfText.Render(Samples.Builder(page).Paragraph(text).Build())));
        }
    }

    [Fact]
    public void A_real_paragraph_keeps_the_rules_at_every_width()
    {
        for (var right = 60f; right < 400; right += 10.5f)
        {
            var page = PageSetup.A4Portrait with { Right = right };
            var lines = PdfText.Lines(PdfText.Render(Samples.Builder(page).Paragraph(Samples.LongParagraph).Build()));

            AssertEdges(lines);
            Assert.Equal(Squeezed(Samples.LongParagraph), Squeezed(string.Concat(lines.SkipLast(1))));
            Assert.Contains(lines, line => line.Contains("2,400.00", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Words_numbers_and_paired_dashes_are_not_parted()
    {
        for (var right = 60f; right < 420; right += 9)
        {
            var page = PageSetup.A4Portrait with { Right = right };
            var text = '字' + string.Concat(Enumerable.Repeat("采用PostgreSQL系统管理12,345.67元经费于2026年——完成……", 6));

            var lines = PdfText.Lines(PdfText.Render(Samples.Builder(page).Paragraph(text).Build()));

            Assert.Equal(6, lines.Sum(line => Count(line, "PostgreSQL")));
            Assert.Equal(6, lines.Sum(line => Count(line, "12,345.67元")));
            Assert.Equal(6, lines.Sum(line => Count(line, "2026年")));
            Assert.Equal(6, lines.Sum(line => Count(line, "——")));
            Assert.Equal(6, lines.Sum(line => Count(line, "……")));
        }
    }

    [Fact]
    public void A_word_wider_than_the_line_is_cut_and_nothing_is_lost()
    {
        var address = "https://www.example.org/" + string.Concat(Enumerable.Repeat("abcdefghij", 30));

        var lines = PdfText.Lines(PdfText.Render(Samples.Builder().Paragraph($"见{address}。").Build()));

        Assert.Equal($"见{address}。", string.Concat(lines.SkipLast(1)));
        Assert.True(lines.Count > 3);
    }

    [Fact]
    public void Justified_lines_end_at_the_right_margin()
    {
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(
            PdfText.Render(Samples.Builder().Paragraph(string.Concat(Enumerable.Repeat("继续教育，", 60))).Build())
        );
        var right = PageSetup.A4Portrait.Width - PageSetup.A4Portrait.Right;

        var ends = pdf.GetPage(1)
            .Letters.GroupBy(l => Math.Round(l.StartBaseLine.Y))
            .OrderByDescending(g => g.Key)
            .Select(g => g.Max(l => l.EndBaseLine.X))
            .ToList();

        Assert.All(ends.SkipLast(2), end => Assert.Equal(right, end, 0.5));
    }

    [Fact]
    public void A_title_is_broken_between_words()
    {
        var lines = PdfText.Lines(PdfText.Render(Samples.Builder(PageSetup.Official).Title(Samples.Plan().Title).Build()));

        Assert.Equal(["关于印发2026年度某某自治区专业技术人才", "知识更新工程高级研修班计划的通知"], lines.Take(2));
    }

    [Fact]
    public void A_line_feed_in_a_title_decides_where_it_breaks()
    {
        var lines = PdfText.Lines(PdfText.Render(Samples.Builder().Title("关于公示\n研修计划的公告").Build()));

        Assert.Equal(["关于公示", "研修计划的公告"], lines.Take(2));
    }

    private static void AssertEdges(IReadOnlyList<string> lines)
    {
        Assert.DoesNotContain(lines, line => NeverFirst.Contains(line[0], StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => NeverLast.Contains(line[^1], StringComparison.Ordinal));
    }

    private static int Count(string text, string part) =>
        (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;

    private static string Squeezed(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
