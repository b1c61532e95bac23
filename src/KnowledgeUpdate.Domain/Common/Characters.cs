namespace KnowledgeUpdate.Domain.Common;

/// <summary>Forgiving input: what people type with a Chinese keyboard on.</summary>
public static class Characters
{
    /// <summary>
    /// The beginning of a text, at most so long. A character of two halves, as names and emoji may have, is never cut in half: no database
    /// keeps half of one.
    /// </summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>Full-width forms to ASCII, all white space dropped.</summary>
    public static string Narrow(string? text) => text is null ? "" : string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(Fold));

    /// <summary>Trimmed; an empty text becomes null.</summary>
    public static string? TrimToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>
    /// Whether a text holds a sign that nobody sees and that turns the order in which the rest is read: it makes a name look like another.
    /// </summary>
    /// <remarks>
    /// Source: Unicode Standard Annex 9: embeddings and overrides U+202A–U+202E, isolates U+2066–U+2069, marks U+200E, U+200F and U+061C.
    /// </remarks>
    public static bool TurnsReading(string text) => text.AsSpan().ContainsAny(Turning);

    private static readonly System.Buffers.SearchValues<char> Turning = System.Buffers.SearchValues.Create(
        "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C"
    );

    private static char Fold(char c) => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;
}
