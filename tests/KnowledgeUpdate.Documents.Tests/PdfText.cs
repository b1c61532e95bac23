using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace KnowledgeUpdate.Documents.Tests;

/// <summary>Renders with one shared renderer, and reads PDFs back.</summary>
internal static class PdfText
{
    internal static SkiaDocumentRenderer Renderer { get; } = new();

    internal static byte[] Render(Document document) => Renderer.Render(document);

    /// <summary>The text of each page, in the order it was drawn.</summary>
    internal static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(p => p.Text)];
    }

    /// <summary>Where each letter stands, in points from the lower left corner.</summary>
    internal static IReadOnlyList<(double X, double Y)> Places(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().SelectMany(p => p.Letters).Select(l => (l.Location.X, l.Location.Y))];
    }

    internal static IReadOnlyList<string> Pages(Document document) => Pages(Render(document));

    /// <summary>The letters that stand on one height and close together, from the left: what a reader takes for a line.</summary>
    internal static IReadOnlyList<string> Lines(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().SelectMany(Lines)];
    }

    private static IEnumerable<string> Lines(Page page)
    {
        var line = new StringBuilder();
        Letter? last = null;
        foreach (var letter in page.Letters)
        {
            var isSameLine =
                last is not null
                && Math.Abs(last.StartBaseLine.Y - letter.StartBaseLine.Y) < 0.5
                && letter.StartBaseLine.X >= last.EndBaseLine.X - 1
                && letter.StartBaseLine.X - last.EndBaseLine.X < last.PointSize;
            if (!isSameLine && line.Length > 0)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(letter.Value);
            last = letter;
        }

        if (line.Length > 0)
            yield return line.ToString();
    }
}
