using System.Text;
using KnowledgeUpdate.Documents.Layout.Engine;
using KnowledgeUpdate.Documents.Typography;
using SkiaSharp;

namespace KnowledgeUpdate.Documents.Layout;

/// <summary>
/// Renders documents with Skia. Fonts are cut down for each document, so files are small and their text can be searched and copied.
/// One instance serves any number of threads; it maps about 20 MB of fonts, so an application needs only one.
/// </summary>
public sealed class SkiaDocumentRenderer : IDocumentRenderer
{
    private const string Producer = "KnowledgeUpdate";

    private readonly FontLibrary _fonts;

    /// <summary>Uses the fonts shipped with the product.</summary>
    public SkiaDocumentRenderer()
        : this(Path.Combine(AppContext.BaseDirectory, "Fonts")) { }

    /// <summary>Uses the fonts of a folder.</summary>
    /// <exception cref="FileNotFoundException">One of the fonts is not there.</exception>
    public SkiaDocumentRenderer(string fontFolder) => _fonts = new(fontFolder);

    /// <inheritdoc />
    public byte[] Render(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var fonts = new FontSet(_fonts, CharacterCollector.Collect(_fonts, document));
        var pages = document.Sections.SelectMany(section => Paginator.Paginate(section, FlowBuilder.Build(fonts, section))).ToList();

        // A stream of Skia's own: one of .NET is called back for every few bytes.
        using var stream = new SKDynamicMemoryWStream();
        using (var pdf = SKDocument.CreatePdf(stream, Metadata(document.Info)))
        {
            for (var i = 0; i < pages.Count; i++)
            {
                var (section, items) = pages[i];
                using var canvas = pdf.BeginPage(section.Page.Width, section.Page.Height);
                var page = new PageCanvas(canvas);
                foreach (var mark in section.Marks)
                    MarkPen.Draw(page, fonts, mark);
                foreach (var (item, top) in items)
                    item.Draw(page, top);
                if (section.CountsAlone && section.IsNumbered)
                    PageFrame.Draw(
                        page,
                        fonts,
                        section,
                        i + 1 - pages.FindIndex(p => ReferenceEquals(p.Section, section)),
                        pages.Count(p => ReferenceEquals(p.Section, section))
                    );
                else if (section.IsNumbered)
                    PageFrame.Draw(page, fonts, section, i + 1, pages.Count);
                pdf.EndPage();
            }

            pdf.Close();
        }

        using var written = stream.DetachAsData();
        return PdfCatalogue.WithLanguage(written.ToArray(), document.Info.Language);
    }

    /// <inheritdoc />
    public IReadOnlyList<Rune> FindUnprintable(string text) =>
        [
            .. TextNormalizer
                .Normalize(text)
                .EnumerateRunes()
                .Where(rune => rune.Value != '\n' && Array.Exists(Enum.GetValues<FontFace>(), face => _fonts.Find(face, rune) is null))
                .Distinct()
                .Order(),
        ];

    private static SKDocumentPdfMetadata Metadata(DocumentInfo info) =>
        new()
        {
            Title = info.Title.Replace("\n", "", StringComparison.Ordinal),
            Author = info.Author,
            Subject = info.Subject,
            Creator = Producer,
            Producer = Producer,
            Creation = info.Created.UtcDateTime,
            Modified = info.Created.UtcDateTime,
            RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
        };
}
