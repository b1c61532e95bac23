using System.Buffers;
using System.Globalization;

namespace KnowledgeUpdate.Domain.Learners;

/// <summary>What a check of an identity number found.</summary>
/// <param name="Fault">Why it cannot be right, an English key; null when nothing is wrong.</param>
/// <param name="Warning">What looks odd but is lawful; null when nothing does.</param>
public readonly record struct IdentityFinding([Sentence] string? Fault, [Sentence] string? Warning)
{
    /// <summary>Whether it may be taken.</summary>
    public bool IsRight => Fault is null;
}

/// <summary>Numbers of identity documents: normalising input, checking, and masking.</summary>
public static partial class IdentityNumber
{
    /// <summary>Longest number of any kind.</summary>
    public const int MaxLength = 20;

    private const string CheckCharacters = "10X98765432";

    // Most numbers are normalised already, and an import has 800,000 of them, so those are returned unchanged.
    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    // The first two digits of GB/T 2260, with 81, 82 and 83 of the residence permits.
    private static readonly HashSet<string> Provinces =
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ];

    /// <summary>Folds full-width characters, drops spaces and hyphens, upper case: x becomes X.</summary>
    public static string Normalise(string? text) =>
        text is not null && text.AsSpan().IndexOfAnyExcept(Plain) < 0
            ? text
            : Characters.Narrow(text).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Checks a normalised number.</summary>
    /// <param name="today">Beijing date: nobody is born after it.</param>
    /// <param name="knownAreas">
    /// Division codes in force of the tenant's own province; a code inside it that is not among them only warns.
    /// </param>
    /// <remarks>
    /// Source: GB 11643-1999. Only the check character and the date decide, since cards keep codes of divisions that no longer exist.
    /// </remarks>
    public static IdentityFinding Check(IdentityKind kind, string number, DateOnly today, IReadOnlySet<string>? knownAreas = null) =>
        kind switch
        {
            IdentityKind.ResidentId => CheckResident(number, today, knownAreas),
            IdentityKind.Passport => Passport().IsMatch(number)
                ? default
                : new("Enter the passport number: 5 to 15 letters and digits", null),
            IdentityKind.HongKongMacaoPermit => HongKongMacao().IsMatch(number)
                ? default
                : new("Enter H or M and 8 or 10 digits, as on the permit", null),
            _ => Taiwan().IsMatch(number) ? default : new("Enter the 8 or 10 digits of the permit", null),
        };

    /// <summary>The check character for the first 17 digits.</summary>
    public static char CheckCharacter(string first17)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * (first17[i] - '0');
        return CheckCharacters[sum % 11];
    }

    /// <summary>The number with its middle hidden: 4501**********0008; shorter ones keep the first and the last two characters.</summary>
    public static string Mask(string number) =>
        number.Length switch
        {
            >= 12 => $"{number[..4]}{new string('*', number.Length - 8)}{number[^4..]}",
            >= 5 => $"{number[..1]}{new string('*', number.Length - 3)}{number[^2..]}",
            _ => "****",
        };

    private static IdentityFinding CheckResident(string number, DateOnly today, IReadOnlySet<string>? knownAreas)
    {
        if (number.Length == 15 && number.All(char.IsAsciiDigit))
            return new("This is a number of 15 digits from an old card: enter the 18 characters of the card in force", null);
        if (number.Length != 18 || !number.AsSpan(0, 17).ContainsOnlyDigits() || !(char.IsAsciiDigit(number[17]) || number[17] == 'X'))
            return new("Enter 18 characters: 17 digits and a digit or X", null);
        if (CheckCharacter(number) != number[17])
            return new("The check character is wrong: compare with the card, digit by digit", null);
        if (
            !DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            || born > today
        )
            return new("The date of birth in the number does not exist: compare with the card", null);
        var age = today.Year - born.Year;
        if (age is > 100 or < 14)
            return new(null, "The date of birth is unusual: compare with the card");
        if (
            !Provinces.Contains(number[..2])
            || (
                knownAreas is { Count: > 0 }
                && knownAreas.Any(a => a.AsSpan(0, 2).SequenceEqual(number.AsSpan(0, 2)))
                && !knownAreas.Contains(number[..6])
            )
        )
            return new(null, "The area code is not in force today; older cards carry such codes");
        return default;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    [System.Text.RegularExpressions.GeneratedRegex(@"^[A-Z0-9]{5,15}\z")]
    private static partial System.Text.RegularExpressions.Regex Passport();

    [System.Text.RegularExpressions.GeneratedRegex(@"^[HM]([0-9]{8}|[0-9]{10})\z")]
    private static partial System.Text.RegularExpressions.Regex HongKongMacao();

    [System.Text.RegularExpressions.GeneratedRegex(@"^([0-9]{8}|[0-9]{10})\z")]
    private static partial System.Text.RegularExpressions.Regex Taiwan();
}
