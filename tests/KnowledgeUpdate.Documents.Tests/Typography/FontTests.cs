using KnowledgeUpdate.Documents.Typography;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace KnowledgeUpdate.Documents.Tests.Typography;

public sealed class FontTests
{
    [Theory]
    [InlineData(FontFace.Sans)]
    [InlineData(FontFace.SansBold)]
    [InlineData(FontFace.Serif)]
    [InlineData(FontFace.Kai)]
    public void Names_come_back_from_the_PDF_as_they_were_written(FontFace face)
    {
        const string Names = "阿卜杜拉·吐尔逊、李㛃、王䶮、朱㐂、陈喆、人用高日";

        var page = Assert.Single(PdfText.Pages(Samples.Builder().Text(Names, new(face, 14)).Build()));

        Assert.StartsWith(Names, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FontFace.Sans)]
    [InlineData(FontFace.SansBold)]
    [InlineData(FontFace.Serif)]
    [InlineData(FontFace.Kai)]
    public void The_signs_people_type_are_there(FontFace face)
    {
        const string Signs =
            "①⑩⑳⑴⒈㈠≥≤≈≠±×÷√∑∞°℃‰㎡㎎㎏㎜㎝㎞→←↑↓⇒●○■□▪•◆★☆▲△※〇～·—–‑―…“”‘’『』〔〕【】〈〉αβγμΩδΔ№§ⅠⅡⅩⅰa¹²³½¼éüñ￥€£$@#&*_^~`|\\¥©®™✓✔☑│─";

        PdfText.Render(Samples.Builder().Text(Signs, new(face, 14)).Build());
    }

    [Fact]
    public void A_radical_is_printed_as_the_hanzi_it_looks_like()
    {
        var page = Assert.Single(PdfText.Pages(Samples.Builder().Paragraph("\u2F64\u2F3C").Build()));

        Assert.StartsWith("用心", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FontFace.Sans)]
    [InlineData(FontFace.SansBold)]
    [InlineData(FontFace.Serif)]
    [InlineData(FontFace.Kai)]
    public void A_name_of_Extension_B_prints_in_every_typeface(FontFace face)
    {
        var page = Assert.Single(PdfText.Pages(Samples.Builder().Text("张\U00020BB7、\U000219C4", new(face, 14)).Build()));

        Assert.Contains("张\U00020BB7、\U000219C4", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_no_font_has_is_its_code_in_a_frame_wherever_it_stands()
    {
        // The first character of Extension C, and a picture.
        const string Rare = "\U0002A700";
        Document[] documents =
        [
            Samples.Builder().Header(Rare).Paragraph("甲").Build(),
            Samples.Builder().Footer(Rare).Paragraph("甲").Build(),
            Samples.Builder().Paragraph($"李{Rare}").Build(),
            Samples.Builder().Facts(new Fact("甲", Rare)).Build(),
            Samples.Builder().Signature(Rare).Build(),
            Samples.Builder().Table([Column.Share(Rare, 1)], []).Build(),
            Samples.Builder().Table([Column.Share("甲", 1)], [Row.Of(Rare)]).Build(),
            Samples.Builder().Table([Column.Share("甲", 1)], [Row.Of("乙")], caption: Rare).Build(),
        ];

        Assert.All(documents, document => Assert.Contains("［2A700］", string.Concat(PdfText.Pages(document)), StringComparison.Ordinal));
        Assert.Contains("［1F600］", Assert.Single(PdfText.Pages(Samples.Builder().Paragraph("甲😀").Build())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_can_be_asked_for_what_would_not_print()
    {
        Assert.Equal(["\U0002A700"], PdfText.Renderer.FindUnprintable("\U0002A700甲\r\n𠮷𠮷·㛃㎡").Select(r => r.ToString()));
        Assert.Empty(PdfText.Renderer.FindUnprintable("阿卜杜拉·吐尔逊\n李㛃"));
    }

    [Fact]
    public void A_damaged_character_is_its_code_too() =>
        Assert.Contains(
            "张［FFFD］",
            Assert.Single(PdfText.Pages(Samples.Builder().Paragraph("张\uD842").Build())),
            StringComparison.Ordinal
        );

    [Fact]
    public void Every_font_is_embedded_as_TrueType_and_there_are_few()
    {
        var document = Samples.Builder().Title("标题").Heading("标题").Paragraph("正文").Text("楷体㛃", new(FontFace.Kai, 12)).Build();

        using var pdf = PdfDocument.Open(PdfText.Render(document));
        var fonts = pdf
            .Structure.CrossReferenceTable.ObjectOffsets.Keys.Select(k => pdf.Structure.GetObject(k).Data)
            .OfType<DictionaryToken>()
            .Where(d => d.TryGet(NameToken.Subtype, out NameToken subtype) && subtype.Data == "CIDFontType2")
            .ToList();

        Assert.Equal(4, fonts.Count);
        Assert.All(
            fonts,
            font =>
            {
                Assert.True(font.TryGet(NameToken.FontDescriptor, out IndirectReferenceToken descriptor));
                var descriptorData = Assert.IsType<DictionaryToken>(pdf.Structure.GetObject(descriptor.Data).Data);
                Assert.True(descriptorData.ContainsKey(NameToken.FontFile2));
            }
        );
    }

    [Fact]
    public void A_missing_font_folder_is_reported_at_once() =>
        Assert.Throws<FileNotFoundException>(() => new SkiaDocumentRenderer(Path.Combine(AppContext.BaseDirectory, "no-such-folder")));
}
