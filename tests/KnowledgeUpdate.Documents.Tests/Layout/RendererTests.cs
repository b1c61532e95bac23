using System.Text;
using KnowledgeUpdate.Documents.Seminars;
using SkiaSharp;
using UglyToad.PdfPig;

namespace KnowledgeUpdate.Documents.Tests.Layout;

public sealed class RendererTests
{
    [Fact]
    public async Task The_same_document_gives_the_same_bytes_even_from_another_renderer()
    {
        var first = PdfText.Render(ProposalForm.Build(Samples.Proposal()));
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken); // a PDF's dates are in seconds
        var second = new SkiaDocumentRenderer().Render(ProposalForm.Build(Samples.Proposal()));

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task One_renderer_serves_many_threads()
    {
        var expected = PdfText.Render(AnnualPlanDocument.Build(Samples.Plan()));

        var results = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => PdfText.Render(AnnualPlanDocument.Build(Samples.Plan()))))
        );

        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Fact]
    public void The_PDF_says_what_it_is_when_it_was_made_and_in_which_language()
    {
        var pdf = PdfText.Render(
            new DocumentBuilder(new("标题", "作者", "主题", Samples.Created), PageSetup.A4Portrait).Paragraph("甲").Build()
        );

        using var document = PdfDocument.Open(pdf);
        var information = document.Information;
        Assert.Equal(("标题", "作者", "主题"), (information.Title, information.Author, information.Subject));
        Assert.StartsWith("D:20260302013000", information.CreationDate, StringComparison.Ordinal);
        Assert.Contains("/Lang (zh-CN)", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.Equal("(zh-CN)", $"{document.Structure.Catalog.CatalogDictionary.Data["Lang"]}");
    }

    [Fact]
    public void A_seal_is_embedded_as_the_JPEG_it_is()
    {
        using var bitmap = new SKBitmap(120, 120);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            using var paint = new SKPaint
            {
                Color = SKColors.Red,
                Style = SKPaintStyle.Stroke,
                StrokeWidth = 6,
            };
            canvas.DrawCircle(60, 60, 50, paint);
        }

        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var seal = new ImageBlock(jpeg.ToArray(), 100, 100)
        {
            Align = TextAlign.Right,
            Indent = 40,
            Overlap = 70,
            Multiply = true,
        };

        var pdf = PdfText.Render(Samples.Builder().Paragraph("甲").Signature("某某厅", "2026年1月1日").Add(seal).Build());

        Assert.True(pdf.AsSpan().IndexOf(jpeg.ToArray()) > 0);
        using var document = PdfDocument.Open(pdf);
        Assert.Equal(1, document.NumberOfPages);
        var image = Assert.Single(document.GetPage(1).GetImages());
        Assert.Equal(100, image.BoundingBox.Width, 0.1);
    }
}
