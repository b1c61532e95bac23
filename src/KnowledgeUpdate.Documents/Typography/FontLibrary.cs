using System.Globalization;
using System.Text;

namespace KnowledgeUpdate.Documents.Typography;

/// <summary>The shipped fonts, and which of them to try for a character of a typeface.</summary>
internal sealed class FontLibrary
{
    private readonly Dictionary<FontFace, FontFile[]> _chains;

    internal FontLibrary(string folder)
    {
        var sans = new FontFile(Path.Combine(folder, "NotoSansSC-Regular.ttf"));
        // Names may hold characters of the rarer planes (GB 18030-2022, level 3): every chain ends with the font that has them.
        var rare = new FontFile(Path.Combine(folder, "ProgrammeRare-Regular.ttf"));
        _chains = new()
        {
            [FontFace.Sans] = [sans, rare],
            [FontFace.SansBold] = [new(Path.Combine(folder, "NotoSansSC-Bold.ttf")), sans, rare],
            [FontFace.Serif] = [new(Path.Combine(folder, "NotoSerifSC-Regular.ttf")), sans, rare],
            [FontFace.Kai] = [new(Path.Combine(folder, "ProgrammeKai-Regular.ttf")), sans, rare],
        };
    }

    /// <summary>
    /// A text as it is printed: normalised, and a character that no font has as its code in a frame, ［20BB7］, so that a reader sees what is
    /// missing and no document is held up by it.
    /// </summary>
    internal string Printable(FontFace face, string text)
    {
        var normal = TextNormalizer.Normalize(text);
        if (normal.EnumerateRunes().All(r => r.Value == '\n' || Find(face, r) is not null))
            return normal;
        var printable = new StringBuilder();
        foreach (var rune in normal.EnumerateRunes())
            if (rune.Value == '\n' || Find(face, rune) is not null)
                printable.Append(rune);
            else
                printable.Append(CultureInfo.InvariantCulture, $"［{rune.Value:X4}］");
        return printable.ToString();
    }

    /// <summary>The first font of the typeface's chain that has the character, or null.</summary>
    internal FontFile? Find(FontFace face, Rune rune) =>
        rune == Rune.ReplacementChar ? null : Array.Find(_chains[face], font => font.Has(rune));
}
