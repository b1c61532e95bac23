using System.Text;

namespace KnowledgeUpdate.Documents.Typography;

/// <summary>The shipped fonts, and which of them to try for a character of a typeface.</summary>
internal sealed class FontLibrary
{
    private readonly Dictionary<FontFace, FontFile[]> _chains;

    internal FontLibrary(string folder)
    {
        var sans = new FontFile(Path.Combine(folder, "NotoSansSC-Regular.ttf"));
        _chains = new()
        {
            [FontFace.Sans] = [sans],
            [FontFace.SansBold] = [new(Path.Combine(folder, "NotoSansSC-Bold.ttf")), sans],
            [FontFace.Serif] = [new(Path.Combine(folder, "NotoSerifSC-Regular.ttf")), sans],
            [FontFace.Kai] = [new(Path.Combine(folder, "ProgrammeKai-Regular.ttf")), sans],
        };
    }

    /// <summary>The first font of the typeface's chain that has the character, or null.</summary>
    internal FontFile? Find(FontFace face, Rune rune) =>
        rune == Rune.ReplacementChar ? null : Array.Find(_chains[face], font => font.Has(rune));
}
