using System.Text;

namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// Names of people as their cards show them: Han characters, rare ones included, the dot of minority names, or Latin letters of a passport.
/// </summary>
public static class PersonName
{
    /// <summary>Longest name, in characters as people count them.</summary>
    public const int MaxLength = 50;

    /// <summary>The dot between the parts of a name 间隔号, U+00B7.</summary>
    public const char Dot = '·';

    private const string Dots = "·•・．‧∙⋅●･.";

    /// <summary>
    /// Normalises the various dots to one and radicals to the characters that they look like; drops variation selectors and superfluous
    /// spaces.
    /// </summary>
    public static string Normalise(string? text)
    {
        if (text is null)
            return "";
        if (IsPlainHan(text))
            return text;
        var name = new StringBuilder();
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (
                rune.Value
                is (>= 0xFE00 and <= 0xFE0F)
                    or (>= 0xE0100 and <= 0xE01EF)
                    or 0x200B
                    or 0x200C
                    or 0x200D
                    or 0xFEFF
                    or (>= 0x202A and <= 0x202E)
                    or (>= 0x2066 and <= 0x2069)
            )
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
    [return: Sentence]
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
            return "The name contains a character of a private font. Enter the character of the national standard, or ask the "
                + "programme office";
        if (runes.Any(r => !IsHan(r) && !Rune.IsLetter(r) && r.Value is not (Dot or ' ' or '-' or '\'' or '’' or '.' or ',')))
            return "Enter letters only: the name contains a digit or a sign";
        return name[0] == Dot || name[^1] == Dot || name.Contains("··", StringComparison.Ordinal)
            ? "A dot stands between two parts of a name"
            : null;
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

    /// <summary>Whether it has only common Han characters, as nearly every name does.</summary>
    private static bool IsPlainHan(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('\u3400', '\u9FFF') < 0;

    private static bool IsHan(Rune r) =>
        r.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF) or 0x3007 or (>= 0xF900 and <= 0xFAFF);
}
