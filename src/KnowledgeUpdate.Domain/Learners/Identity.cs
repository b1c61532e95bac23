using System.Buffers;
using System.Globalization;
using System.Text;
using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Learners;

/// <summary>Identity documents that a learner may give.</summary>
public enum IdentityKind
{
    /// <summary>居民身份证, also the residence permit of Hong Kong, Macao and Taiwan residents, which has the same form.</summary>
    [Term("Resident ID card")] ResidentId,

    /// <summary>护照</summary>
    [Term("Passport")] Passport,

    /// <summary>港澳居民来往内地通行证</summary>
    [Term("Mainland travel permit for Hong Kong and Macao residents")] HongKongMacaoPermit,

    /// <summary>台湾居民来往大陆通行证</summary>
    [Term("Mainland travel permit for Taiwan residents")] TaiwanPermit,
}

/// <summary>What a check of an identity number found.</summary>
/// <param name="Fault">Why it cannot be right, an English key; null when nothing is wrong.</param>
/// <param name="Warning">What looks odd but is lawful; null when nothing does.</param>
public readonly record struct IdentityFinding(string? Fault, string? Warning)
{
    /// <summary>Whether it may be taken.</summary>
    public bool IsRight => Fault is null;
}

/// <summary>Numbers of identity documents: forgiving input, the check, and the one rule by which they are masked.</summary>
public static partial class IdentityNumber
{
    /// <summary>Longest number of any kind.</summary>
    public const int MaxLength = 20;

    private const string CheckCharacters = "10X98765432";

    // Most numbers are as they should be, and an import has 800,000 of them: they are left alone.
    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    // The first two digits of GB/T 2260, with 81, 82 and 83 of the residence permits.
    private static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54",
        "61", "62", "63", "64", "65", "71", "81", "82", "83",
    ];

    /// <summary>Folds full-width characters, drops spaces and hyphens, upper case: x becomes X.</summary>
    public static string Normalise(string? text) =>
        text is not null && text.AsSpan().IndexOfAnyExcept(Plain) < 0 ? text : Characters.Narrow(text).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Checks a normalised number.</summary>
    /// <param name="today">Beijing date: nobody is born after it.</param>
    /// <param name="knownAreas">Division codes in force of the tenant's own province; a code inside it that is not among them only warns.</param>
    /// <remarks>Source: GB 11643-1999. The check character and the date decide; codes of divisions that are gone stay on people's cards.</remarks>
    public static IdentityFinding Check(IdentityKind kind, string number, DateOnly today, IReadOnlySet<string>? knownAreas = null) => kind switch
    {
        IdentityKind.ResidentId => CheckResident(number, today, knownAreas),
        IdentityKind.Passport => Passport().IsMatch(number) ? default : new("Enter the passport number: 5 to 15 letters and digits", null),
        IdentityKind.HongKongMacaoPermit => HongKongMacao().IsMatch(number) ? default : new("Enter H or M and 8 or 10 digits, as on the permit", null),
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
    public static string Mask(string number) => number.Length switch
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
        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born > today)
            return new("The date of birth in the number does not exist: compare with the card", null);
        var age = today.Year - born.Year;
        if (age is > 100 or < 14)
            return new(null, "The date of birth is unusual: compare with the card");
        if (!Provinces.Contains(number[..2]) || (knownAreas is { Count: > 0 } && knownAreas.Any(a => a.AsSpan(0, 2).SequenceEqual(number.AsSpan(0, 2))) && !knownAreas.Contains(number[..6])))
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

/// <summary>Names of people as their cards show them: Han characters, rare ones included, the dot of minority names, or Latin letters of a passport.</summary>
public static class PersonName
{
    /// <summary>Longest name, in characters as people count them.</summary>
    public const int MaxLength = 50;

    /// <summary>The dot between the parts of a name 间隔号, U+00B7.</summary>
    public const char Dot = '·';

    private const string Dots = "·•・．‧∙⋅●･.";

    /// <summary>Brings the many dots to one, radicals to the characters they look like, drops variation selectors and superfluous spaces.</summary>
    public static string Normalise(string? text)
    {
        if (text is null)
            return "";
        if (IsPlainHan(text))
            return text;
        var name = new StringBuilder();
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x200B or 0x200C or 0x200D or 0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
                continue;
            if (rune.IsBmp && Dots.Contains((char)rune.Value, StringComparison.Ordinal) && !IsAfterLatin(name))
                name.Append(Dot);
            else if (Rune.IsWhiteSpace(rune))
                name.Append(' ');
            else if (rune.Value is >= 0x2E80 and <= 0x2FDF or >= 0xFF01 and <= 0xFF5E)
                name.Append(rune.ToString().Normalize(NormalizationForm.FormKC));
            else
                name.Append(rune);
        }

        var folded = string.Join(' ', name.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return folded.EnumerateRunes().Any(IsHan) ? folded.Replace(" ", "", StringComparison.Ordinal) : folded;
    }

    /// <summary>Why a normalised name cannot be taken, an English key; null when it can.</summary>
    public static string? Fault(string name)
    {
        if (name.Length is >= 2 and <= MaxLength && IsPlainHan(name))
            return null;
        var runes = name.EnumerateRunes().ToList();
        if (runes.Count < 2)
            return "Enter the full name, at least two characters";
        if (runes.Count > MaxLength)
            return "The name must be 50 characters or less";
        if (runes.FirstOrDefault(r => r.Value is (>= 0xE000 and <= 0xF8FF) or >= 0xF0000) is { Value: > 0 })
            return "The name contains a character of a private font. Enter the character of the national standard, or ask the programme office";
        if (runes.Any(r => !IsHan(r) && !Rune.IsLetter(r) && r.Value is not (Dot or ' ' or '-' or '\'' or '’' or '.' or ',')))
            return "Enter letters only: the name contains a digit or a sign";
        return name[0] == Dot || name[^1] == Dot || name.Contains("··", StringComparison.Ordinal) ? "A dot stands between two parts of a name" : null;
    }

    /// <summary>The name with its middle hidden: 韦*新, 韦*; of a name with parts, the first character alone is left.</summary>
    public static string Mask(string name)
    {
        var runes = name.EnumerateRunes().Select(r => r.ToString()).ToList();
        if (runes.Count < 2)
            return "*";
        if (runes.Count == 2)
            return runes[0] + "*";
        if (name.Contains(Dot, StringComparison.Ordinal) || !runes.Any(r => IsHan(r.EnumerateRunes().First())))
            return runes[0] + string.Concat(runes.Skip(1).Select(r => r is "·" or " " ? r : "*"));
        return runes[0] + new string('*', runes.Count - 2) + runes[^1];
    }

    private static bool IsAfterLatin(StringBuilder name) => name.Length > 0 && char.IsAsciiLetter(name[^1]);

    /// <summary>Nothing but everyday Han characters: as nearly every name is.</summary>
    private static bool IsPlainHan(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('\u3400', '\u9FFF') < 0;

    private static bool IsHan(Rune r) => r.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF) or 0x3007 or (>= 0xF900 and <= 0xFAFF);
}
