using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>In which voice a page is read aloud: of its texts, those whose language is not the one stated.</summary>
internal static partial class Voices
{
    public static IEnumerable<string> Faults(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        return
        [
            .. page.Body!.Descendants<IText>()
                .Where(t => t.ParentElement is { LocalName: not ("script" or "style" or "textarea") } && t.Data.Trim().Length > 0)
                .Where(t =>
                    IsChinese(t.ParentElement!) ? English().IsMatch(t.Data) && !Chinese().IsMatch(t.Data) : Chinese().IsMatch(t.Data)
                )
                .Select(t => $"<{t.ParentElement!.LocalName}> {t.Data.Trim()}"),
        ];
    }

    private static bool IsChinese(IElement element) =>
        element.Closest("[lang]")?.GetAttribute("lang")?.StartsWith("zh", StringComparison.Ordinal) ?? false;

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    /// <summary>Two words, which no number, code or name of a file is.</summary>
    [GeneratedRegex("[A-Za-z]{2,} [a-z]{2,}")]
    private static partial Regex English();
}
