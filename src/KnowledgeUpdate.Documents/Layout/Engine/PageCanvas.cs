using SkiaSharp;

namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>A page to draw on. All lengths are points from the page's upper left corner.</summary>
internal sealed class PageCanvas(SKCanvas canvas)
{
    // Where the baseline of a hanzi font lies in its em square.
    private const float Ascent = 0.88f;

    /// <summary>Draws a line of text in the middle of its line step.</summary>
    internal void Text(Line line, TextStyle style, float x, float top)
    {
        if (line.Glyphs.Count == 0)
            return;

        var baseline = top + ((style.LineStep - style.Size) / 2) + (Ascent * style.Size);
        using var paint = Paint(style.Ink);
        using var builder = new SKTextBlobBuilder();
        for (int start = 0, end; start < line.Glyphs.Count; start = end)
        {
            var font = line.Glyphs[start].Glyph.Font;
            end = start + 1;
            while (end < line.Glyphs.Count && line.Glyphs[end].Glyph.Font == font)
                end++;

            var run = line.Glyphs.Skip(start).Take(end - start).ToArray();
            builder.AddHorizontalRun(Array.ConvertAll(run, g => g.Glyph.Id), font.At(style.Size), Array.ConvertAll(run, g => g.X), 0);
        }

        using var blob = builder.Build();
        canvas.DrawText(blob, x, baseline, paint);
    }

    internal void Rule(float fromX, float fromY, float toX, float toY, float thickness, Ink ink)
    {
        using var paint = Paint(ink);
        paint.StrokeWidth = thickness;
        paint.Style = SKPaintStyle.Stroke;
        canvas.DrawLine(fromX, fromY, toX, toY, paint);
    }

    internal void Fill(float x, float y, float width, float height, Ink ink)
    {
        using var paint = Paint(ink);
        canvas.DrawRect(x, y, width, height, paint);
    }

    internal void Image(ImageBlock image, float x, float y) => Image(image.Data, x, y, image.Width, image.Height, image.Multiply);

    internal void Image(ReadOnlyMemory<byte> file, float x, float y, float width, float height, bool multiply)
    {
        using var data = SKData.CreateCopy(file.Span);
        using var decoded = SKImage.FromEncodedData(data) ?? throw new ArgumentException("The image is damaged or of an unknown kind");
        using var paint = new SKPaint { BlendMode = multiply ? SKBlendMode.Multiply : SKBlendMode.SrcOver };
        canvas.DrawImage(decoded, new SKRect(x, y, x + width, y + height), new SKSamplingOptions(SKFilterMode.Linear), paint);
    }

    /// <summary>Draws polygons as one path: a viewer shows no seams between them.</summary>
    internal void Shape(ShapeMark shape)
    {
        using var path = new SKPath();
        foreach (var polygon in shape.Polygons)
            path.AddPoly([.. polygon.Select(p => new SKPoint(p.X, p.Y))]);
        using var paint = Paint(shape.Ink);
        if (shape.Stroke is { } thickness)
            (paint.Style, paint.StrokeWidth) = (SKPaintStyle.Stroke, thickness);
        canvas.DrawPath(path, paint);
    }

    private static SKPaint Paint(Ink ink) => new() { Color = new(ink.Red, ink.Green, ink.Blue), IsAntialias = true };
}
