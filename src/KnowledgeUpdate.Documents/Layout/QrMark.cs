using QRCoder;

namespace KnowledgeUpdate.Documents.Layout;

/// <summary>A QR code at a fixed place.</summary>
/// <remarks>An image of whole pixels to a module is a fifth of the size of as many rectangles, and as sharp: three to a module, so that a
/// viewer
/// that smooths pictures leaves the middle one as it is.</remarks>
public static class QrMark
{
    private const int PixelsPerModule = 3;

    /// <summary>Draws a text in a square of so many points.</summary>
    public static ImageMark Of(string text, float x, float y, float size)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.L);
        using var picture = new PngByteQRCode(code);
        return new ImageMark(picture.GetGraphic(PixelsPerModule), x, y, size, size);
    }
}
