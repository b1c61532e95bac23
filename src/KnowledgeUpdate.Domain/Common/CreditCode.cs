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

    private static char CheckOf(int sum) =>
        (11 - sum % 11) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
}
