using System.Text.RegularExpressions;

namespace KnowledgeUpdate.Domain.Common;

/// <summary>
/// Number of an official document 发文字号: the issuer's signs, the year in brackets of six corners, and the running number, as 桂人社函〔2026〕188号.
/// </summary>
/// <remarks>Source: GB/T 9704-2012, 7.2.5: year in full and in 〔〕, running number without 第 and without leading zeros.</remarks>
public static partial class DocumentNumber
{
    /// <summary>One that is well formed, for hints.</summary>
    public const string Example = "桂人社函〔2026〕188号";

    /// <summary>Longest number, characters.</summary>
    public const int MaxLength = 60;

    /// <summary>Full-width digits, spaces and the brackets that keyboards have become those of the standard.</summary>
    public static string Normalise(string? text) => YearInBrackets().Replace(Characters.Narrow(text), m => $"〔{m.Groups[1].Value}〕");

    /// <summary>Whether a normalised text is one.</summary>
    public static bool IsValid(string? text) => text is { Length: <= MaxLength } && Shape().IsMatch(text);

    /// <summary>The number as it is kept.</summary>
    /// <exception cref="RuleException">The text is none.</exception>
    public static string Parse(string? text) =>
        Normalise(text) is var number && IsValid(number)
            ? number
            : throw new RuleException("Enter the document number as it stands in the head of the document, as 桂人社函〔2026〕188号.");

    [GeneratedRegex(@"[〔\[\(\{【［（﹝]([0-9]{4})[〕\]\)\}】］）﹞]")]
    private static partial Regex YearInBrackets();

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}{2,20}〔(?:19|20)[0-9]{2}〕[1-9][0-9]{0,5}号\z")]
    private static partial Regex Shape();
}
