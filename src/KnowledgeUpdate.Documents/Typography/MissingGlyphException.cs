using System.Text;

namespace KnowledgeUpdate.Documents.Typography;

/// <summary>
/// No font has a glyph for a character of the document. The document is refused as a whole: printed, the character would be blank,
/// and a name with a hole in it is worse than no document.
/// </summary>
public sealed class MissingGlyphException : Exception
{
    /// <summary>Names every character that has no glyph.</summary>
    public MissingGlyphException(IReadOnlyCollection<Rune> missing)
        : base($"No font has a glyph for {string.Join(", ", missing.Select(Name))}") => Missing = missing;

    /// <summary>The characters without a glyph, each once, in code point order.</summary>
    public IReadOnlyCollection<Rune> Missing { get; }

    private static string Name(Rune rune) =>
        Rune.IsControl(rune) || rune == Rune.ReplacementChar ? $"U+{rune.Value:X4}" : $"U+{rune.Value:X4} ({rune})";
}
