using SkiaSharp;

namespace KnowledgeUpdate.Documents.Certificates;

/// <summary>
/// Turns a seal's PNG into what sheets print: an opaque JPEG on white, which a PDF takes in as it is. Printed over the text, its white lets
/// the text through.
/// </summary>
public static class SealPicture
{
    /// <summary>Sides as printed, in pixels: 229 to the inch at 40 mm.</summary>
    public const int Side = 360;

    // The first quality that keeps the sheet small is taken.
    private static readonly int[] Qualities = [85, 75, 65, 55, 45];
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="smallest">Shortest side allowed, in pixels.</param>
    /// <param name="largest">Longest side allowed, in pixels.</param>
    /// <param name="mostBytes">What the picture may take of each sheet; beyond it the quality is lowered as far as sense allows.</param>
    public static (byte[] Printed, SealFault Fault) Read(byte[] file, int smallest, int largest, int mostBytes)
    {
        if (!file.AsSpan().StartsWith(Png))
            return ([], SealFault.NotPng);
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return ([], SealFault.NotPng);
        // The sides are asked before a pixel is unpacked: a small file may claim a picture of a gigabyte.
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (Math.Min(width, height) < smallest || Math.Max(width, height) > largest)
            return ([], SealFault.Size);
        if (Math.Max(width, height) > Math.Min(width, height) * 1.1)
            return ([], SealFault.Shape);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        switch (codec.GetPixels(bitmap.Info, bitmap.GetPixels()))
        {
            case SKCodecResult.Success:
                break;
            case SKCodecResult.IncompleteInput:
                return ([], SealFault.Cut);
            default:
                return ([], SealFault.NotPng);
        }

        using var surface = SKSurface.Create(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        var scale = (float)Side / Math.Max(width, height);
        var (w, h) = (width * scale, height * scale);
        using (var picture = SKImage.FromBitmap(bitmap))
            surface.Canvas.DrawImage(
                picture,
                SKRect.Create((Side - w) / 2, (Side - h) / 2, w, h),
                new SKSamplingOptions(SKCubicResampler.Mitchell)
            );
        using var flat = surface.Snapshot();
        if (!HasWhiteGround(flat))
            return ([], SealFault.Ground);
        if (!HasInk(flat))
            return ([], SealFault.Empty);
        byte[] printed = [];
        foreach (var quality in Qualities)
        {
            using var jpeg = flat.Encode(SKEncodedImageFormat.Jpeg, quality);
            printed = jpeg.ToArray();
            if (printed.Length <= mostBytes)
                break;
        }

        return (printed, SealFault.None);
    }

    /// <summary>The four corners of a seal show its ground.</summary>
    private static bool HasWhiteGround(SKImage flat)
    {
        using var pixels = flat.PeekPixels();
        const int corner = Side / 16;
        foreach (var (left, top) in new[] { (0, 0), (Side - corner, 0), (0, Side - corner), (Side - corner, Side - corner) })
        {
            for (var y = top; y < top + corner; y += 3)
            {
                for (var x = left; x < left + corner; x += 3)
                    if (pixels.GetPixelColor(x, y) is { Red: < 240 } or { Green: < 240 } or { Blue: < 240 })
                        return false;
            }
        }
        return true;
    }

    /// <summary>Least part of a seal that is ink: a ring a millimetre wide covers a twelfth, one hair across it a hundredth.</summary>
    private const double LeastInk = 0.01;

    private static bool HasInk(SKImage flat)
    {
        using var pixels = flat.PeekPixels();
        var inked = 0;
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
                if (pixels.GetPixelColor(x, y) is { Red: < 200 } or { Green: < 200 } or { Blue: < 200 })
                    inked++;
        }
        return inked >= Side * Side * LeastInk;
    }
}
