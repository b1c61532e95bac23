using System.Text;
using QRCoder;

namespace KnowledgeUpdate.Documents.Layout;

/// <summary>A QR code as one path of squares, for a picture of vectors on a page.</summary>
/// <param name="Size">Modules on a side, with the quiet zone.</param>
/// <param name="Path">Path data: one unit is one module.</param>
public sealed record QrSquares(int Size, string Path)
{
    /// <summary>Draws a text; a code shown on a screen takes the middle level of correction.</summary>
    public static QrSquares Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var row = 0; row < rows.Count; row++)
        {
            for (int start = 0, end; start < rows.Count; start = end)
            {
                end = start + 1;
                while (end < rows.Count && rows[row][end] == rows[row][start])
                    end++;
                if (rows[row][start])
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{start} {row}h{end - start}v1h-{end - start}z");
            }
        }

        return new QrSquares(rows.Count, path.ToString());
    }
}
