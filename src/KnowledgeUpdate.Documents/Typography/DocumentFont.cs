using SkiaSharp;

namespace KnowledgeUpdate.Documents.Typography;

/// <summary>A font cut down to the characters of one document.</summary>
internal sealed class DocumentFont(SKTypeface typeface) : IDisposable
{
    private readonly Dictionary<float, SKFont> _sizes = [];

    internal SKTypeface Typeface { get; } = typeface;

    // No hinting and linear metrics: a line is as long in the PDF as it was when it was broken.
    internal SKFont At(float points)
    {
        if (!_sizes.TryGetValue(points, out var font))
            _sizes[points] = font = new(Typeface, points)
            {
                Hinting = SKFontHinting.None,
                Subpixel = true,
                LinearMetrics = true,
            };

        return font;
    }

    public void Dispose()
    {
        foreach (var font in _sizes.Values)
            font.Dispose();

        Typeface.Dispose();
    }
}
