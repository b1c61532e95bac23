namespace KnowledgeUpdate.Domain.Common;

/// <summary>Checks of numbers that a national standard defines.</summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] BodyWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Folds full-width characters, spaces, hyphens and case, so that people may type as they like.</summary>
    public static string Normalise(string? text) => Characters.Narrow(text).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Whether it is a unified social credit code 统一社会信用代码: 18 characters, both check characters right.</summary>
    /// <remarks>Source: GB 32100-2015; the organisation code within, GB 11714-1997. Letters are allowed in the first eight too.</remarks>
    public static bool IsValid(string? code)
    {
        if (code is not { Length: 18 } || code.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal)))
            return false;

        var sum = Weights.Select((weight, i) => weight * Alphabet.IndexOf(code[i], StringComparison.Ordinal)).Sum();
        return Alphabet[(31 - sum % 31) % 31] == code[17] && BodyIsValid(code[8..17]);
    }

    /// <summary>The check character for the first 17 characters.</summary>
    public static char CheckCharacter(string first17) =>
        Alphabet[(31 - Weights.Select((weight, i) => weight * Alphabet.IndexOf(first17[i], StringComparison.Ordinal)).Sum() % 31) % 31];

    /// <summary>The check character of an organisation code's first 8 characters.</summary>
    public static char BodyCheckCharacter(string first8) => CheckOf(BodyWeights.Select((weight, i) => weight * Value(first8[i])).Sum());

    private static bool BodyIsValid(string body) => BodyCheckCharacter(body[..8]) == body[8];

    private static int Value(char c) => char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;

    private static char CheckOf(int sum) => (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
}

/// <summary>Telephone numbers of the mainland.</summary>
public static partial class PhoneNumber
{
    /// <summary>Whether it is a mobile number.</summary>
    public static bool IsMobile(string? text) => text is not null && Mobile().IsMatch(text);

    /// <summary>Whether it is a mobile or a land-line number, the latter with an extension if any.</summary>
    public static bool IsValid(string? text) => text is not null && (Mobile().IsMatch(text) || Landline().IsMatch(text));

    /// <summary>Folds full-width digits and drops spaces.</summary>
    public static string Normalise(string? text) => Characters.Narrow(text);

    /// <summary>The number with its middle hidden: 138****0008.</summary>
    public static string Mask(string? text) => text is { Length: >= 7 } ? $"{text[..3]}****{text[^4..]}" : "****";

    [System.Text.RegularExpressions.GeneratedRegex(@"^1[3-9][0-9]{9}\z")]
    private static partial System.Text.RegularExpressions.Regex Mobile();

    [System.Text.RegularExpressions.GeneratedRegex(@"^0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?\z")]
    private static partial System.Text.RegularExpressions.Regex Landline();
}

/// <summary>Forgiving input: what people type with a Chinese keyboard on.</summary>
public static class Characters
{
    /// <summary>The beginning of a text, at most so long. A character of two halves, as names and emoji may have, is never cut in half: no database keeps half of one.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>Full-width forms to ASCII, all white space dropped.</summary>
    public static string Narrow(string? text) => text is null ? "" : string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(Fold));

    /// <summary>Trimmed; an empty text becomes null.</summary>
    public static string? TrimToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Whether a text holds a sign that nobody sees and that turns the order in which the rest is read: it makes a name look like another.</summary>
    /// <remarks>Source: Unicode Standard Annex 9: embeddings and overrides U+202A–U+202E, isolates U+2066–U+2069, marks U+200E, U+200F and U+061C.</remarks>
    public static bool TurnsReading(string text) => text.AsSpan().ContainsAny(Turning);

    private static readonly System.Buffers.SearchValues<char> Turning = System.Buffers.SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C");

    private static char Fold(char c) => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;
}
