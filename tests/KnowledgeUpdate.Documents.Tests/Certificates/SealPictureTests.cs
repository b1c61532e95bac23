using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using SkiaSharp;

namespace KnowledgeUpdate.Documents.Tests.Certificates;

public sealed class SealPictureTests
{
    [Fact]
    public void A_seal_becomes_a_small_opaque_jpeg_and_a_sheet_with_it_stays_small()
    {
        var (printed, fault) = Read(SampleSeal.Draw());
        Assert.Equal(SealFault.None, fault);
        using var codec = SKCodec.Create(SKData.CreateCopy(printed));
        Assert.Equal(
            (SKEncodedImageFormat.Jpeg, SealPicture.Side, SealPicture.Side),
            (codec.EncodedFormat, codec.Info.Width, codec.Info.Height)
        );
        Assert.InRange(printed.Length, 1000, IssuerSeal.MaxPrintedSize);

        foreach (var kind in Enum.GetValues<CertificateKind>())
        {
            var sheet = CertificateSheetTests.Sheet(kind) with { Seal = printed };
            var file = new SkiaDocumentRenderer().Render(CertificateSheet.Build(sheet));
            if (Environment.GetEnvironmentVariable("KU_PDF_OUT") is { } folder)
                File.WriteAllBytes(Path.Combine(folder, $"{kind}-sealed.pdf"), file);
            Assert.Equal(file, new SkiaDocumentRenderer().Render(CertificateSheet.Build(sheet)));
            Assert.InRange(file.Length, 20_000, 60 * 1024);
        }
    }

    [Fact]
    public void A_noisy_picture_is_printed_as_coarse_as_sense_allows()
    {
        using var bitmap = new SKBitmap(900, 900);
        bitmap.Erase(SKColors.White);
        var random = new Random(1);
        for (var y = 120; y < 780; y++)
        {
            for (var x = 120; x < 780; x++)
                bitmap.SetPixel(x, y, new SKColor(200, (byte)random.Next(60, 120), (byte)random.Next(60, 120)));
        }
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var (printed, fault) = Read(png.ToArray());
        Assert.Equal(SealFault.None, fault);
        Assert.InRange(printed.Length, 1000, IssuerSeal.MaxPrintedSize);
        Assert.Equal(SealFault.Cut, Read(png.ToArray()[..^(png.ToArray().Length / 3)]).Fault);
        Refused.By(
            "The seal takes {0} KB of every certificate; at most {1} are allowed. Use a plainer picture.",
            () =>
                new IssuerSeal(
                    Domain.Files.Attachment.Create(
                        nameof(IssuerSeal),
                        Guid.NewGuid(),
                        "Seal",
                        "章.png",
                        png.ToArray(),
                        Guid.NewGuid(),
                        DateTimeOffset.UnixEpoch
                    ),
                    new byte[IssuerSeal.MaxPrintedSize + 1],
                    Guid.NewGuid(),
                    DateTimeOffset.UnixEpoch
                )
        );
    }

    [Theory]
    [InlineData(299, 299, SealFault.Size)]
    [InlineData(2401, 2401, SealFault.Size)]
    [InlineData(400, 500, SealFault.Shape)]
    [InlineData(400, 430, SealFault.Empty)]
    public void Sides_are_checked(int width, int height, SealFault expected) =>
        Assert.Equal(expected, Read(Blank(width, height, SKColors.White)).Fault);

    [Fact]
    public void What_is_no_png_stands_on_a_coloured_ground_or_shows_nothing_is_refused()
    {
        Assert.Equal(SealFault.NotPng, Read([]).Fault);
        Assert.Equal(SealFault.NotPng, Read("GIF89a"u8.ToArray()).Fault);
        Assert.Equal(SealFault.NotPng, Read([.. Blank(400, 400, SKColors.White).Take(20)]).Fault);
        Assert.Equal(SealFault.Ground, Read(Blank(400, 400, SKColors.Beige.WithBlue(200))).Fault);
        Assert.Equal(SealFault.Empty, Read(Blank(400, 400, SKColors.Transparent)).Fault);
    }

    private static (byte[] Printed, SealFault Fault) Read(byte[] file) =>
        SealPicture.Read(file, IssuerSeal.SmallestSide, IssuerSeal.LargestSide, IssuerSeal.WantedPrintedSize);

    private static byte[] Blank(int width, int height, SKColor colour)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(colour);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
