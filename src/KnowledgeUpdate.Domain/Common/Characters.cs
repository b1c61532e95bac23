namespace KnowledgeUpdate.Domain.Common;

/// <summary>Normalises what people type with a Chinese keyboard.</summary>
public static class Characters
{
    /// <summary>
    /// The beginning of a text up to a length. A surrogate pair, as in rare names and emoji, is never cut in half, since the database
    /// cannot store half of one.
    /// </summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>Full-width forms to ASCII, all white space dropped.</summary>
    public static string Narrow(string? text) => text is null ? "" : string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(Fold));

    /// <summary>Trimmed; an empty text becomes null.</summary>
    public static string? TrimToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>
    /// Whether a text has an invisible character that changes the reading direction and so makes a name look like another.
    /// </summary>
    /// <remarks>
    /// Source: Unicode Standard Annex 9: embeddings and overrides U+202A–U+202E, isolates U+2066–U+2069, marks U+200E, U+200F and U+061C.
    /// </remarks>
    public static bool TurnsReading(string text) => text.AsSpan().ContainsAny(Turning);

    /// <summary>Whether a text has a picture sign (emoji), which official documents and sheets do not print.</summary>
    /// <remarks>
    /// Source: Unicode Standard Annex 51. The signs ☆ ★ ● ■ → √ and the like, which are typed as text, are none; rare hanzi are none.
    /// </remarks>
    public static bool HasPicture(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is (>= 0x1F000 and <= 0x1FAFF) or 0xFE0F or 0x20E3 or (>= 0xE0020 and <= 0xE007F))
                return true;
        return false;
    }

    private static readonly System.Buffers.SearchValues<char> Turning = System.Buffers.SearchValues.Create(
        "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C"
    );

    private static char Fold(char c) => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;
}
