using SkiaSharp;

namespace KnowledgeUpdate.Documents.Certificates;

/// <summary>
/// A neutral seal for demos and tests: a ring, a rosette of the mark's stitches and the word for a sample. It names no authority.
/// </summary>
public static class SampleSeal
{
    private const int Side = 600;

    /// <summary>The PNG, transparent around the ring.</summary>
    /// <param name="word">What it says in its middle.</param>
    public static byte[] Draw(string word = "样章")
    {
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Premul));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.Transparent);
        const float middle = Side / 2f;
        using var red = new SKPaint
        {
            Color = new SKColor(0xC8, 0x1E, 0x1E),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 16,
        };
        canvas.DrawCircle(middle, middle, middle - 20, red);
        red.StrokeWidth = 4;
        canvas.DrawCircle(middle, middle, middle - 40, red);
        red.Style = SKPaintStyle.Fill;
        for (var i = 0; i < 12; i++)
        {
            canvas.Save();
            canvas.RotateDegrees(i * 30, middle, middle);
            using var stitch = new SKPath();
            stitch.MoveTo(middle, 72);
            stitch.LineTo(middle + 22, 112);
            stitch.LineTo(middle, 152);
            stitch.LineTo(middle - 22, 112);
            stitch.Close();
            canvas.DrawPath(stitch, red);
            canvas.Restore();
        }

        using var typeface = SKTypeface.FromFile(Path.Combine(AppContext.BaseDirectory, "Fonts", "NotoSerifSC-Regular.ttf"));
        using var font = new SKFont(typeface, 110);
        canvas.DrawText(word, middle, middle + 38, SKTextAlign.Center, font, red);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
