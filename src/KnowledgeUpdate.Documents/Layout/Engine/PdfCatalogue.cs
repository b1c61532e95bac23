using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>
/// States a PDF's language, which Skia cannot: screen readers choose their voice by it. The catalogue is written anew at the end of
/// the file, as PDF's incremental update provides.
/// </summary>
/// <remarks>Source: ISO 32000-1, 7.5.6 (incremental updates) and 14.9.2 (natural language).</remarks>
internal static partial class PdfCatalogue
{
    internal static byte[] WithLanguage(byte[] pdf, string language)
    {
        var text = Encoding.Latin1.GetString(pdf); // one character for each byte
        var trailer = Trailer().Match(text);
        var root = trailer.Groups["root"].Value;
        var catalogue = text.LastIndexOf($"\n{root} 0 obj\n<</Type /Catalog\n", StringComparison.Ordinal);
        if (!trailer.Success || catalogue < 0)
            throw new InvalidOperationException("The PDF's end is not in the form that Skia writes");

        var start = catalogue + 1;
        var end = text.IndexOf(">>\nendobj", start, StringComparison.Ordinal);
        var update = new StringBuilder()
            .Append(text.AsSpan(start, end - start))
            .Append(CultureInfo.InvariantCulture, $"\n/Lang ({language})\n/ViewerPreferences <</DisplayDocTitle true>>>>\nendobj\n");
        var xref = pdf.Length + update.Length;
        update
            .Append(CultureInfo.InvariantCulture, $"xref\n{root} 1\n{pdf.Length:D10} 00000 n \n")
            .Append(CultureInfo.InvariantCulture, $"trailer\n<<{trailer.Groups["entries"].Value}\n")
            .Append(CultureInfo.InvariantCulture, $"/Prev {trailer.Groups["xref"].Value}>>\nstartxref\n{xref}\n%%EOF\n");

        return [.. pdf, .. Encoding.Latin1.GetBytes(update.ToString())];
    }

    [GeneratedRegex(
        @"trailer\n<<(?<entries>[^>]*/Root (?<root>\d+) 0 R[^>]*)>>\nstartxref\n(?<xref>\d+)\n%%EOF\n?$",
        RegexOptions.RightToLeft
    )]
    private static partial Regex Trailer();
}
