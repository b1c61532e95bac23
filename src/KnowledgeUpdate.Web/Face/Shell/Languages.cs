using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KnowledgeUpdate.Web.Face;

/// <summary>A language of the portal, named in itself so that those who read it find it in either version.</summary>
public sealed partial record Language(string Culture, string Name)
{
    private static readonly Language Chinese = new("zh-CN", "中文");
    private static readonly Language English = new("en", "English");

    /// <summary>A Chinese character or mark.</summary>
    private const string Letter = @"(?:[\u2e80-\u2fdf\u3001-\u3020\u3400-\u9fff\uf900-\ufaff\uff01-\uff5e]|[\ud840-\ud888][\udc00-\udfff])";

    /// <summary>The language of this request, for the lang attribute.</summary>
    public static Language Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Chinese : English;

    /// <summary>The one to switch to.</summary>
    public static Language Other => Current == Chinese ? English : Chinese;

    /// <summary>
    /// The lang attribute of what people entered: Chinese where it stands in an English page, which would be read aloud in an English
    /// voice.
    /// </summary>
    public static string? Of(string? text) => Current == English && text is not null && ChineseRun().IsMatch(text) ? Chinese.Culture : null;

    /// <summary>A sentence of the page with what people entered in it: in an English page each run of Chinese is marked as such.</summary>
    /// <param name="around">The language that the element around it states already.</param>
    public static IHtmlContent Mark(string? text, string? around = null)
    {
        var marked = new HtmlContentBuilder();
        if (around is not null || Of(text) is null)
            return marked.Append(text ?? "");
        var at = 0;
        foreach (var run in ChineseRun().EnumerateMatches(text))
        {
            var span = new TagBuilder("span");
            span.Attributes["lang"] = Chinese.Culture;
            span.InnerHtml.Append(text!.Substring(run.Index, run.Length));
            marked.Append(text[at..run.Index]).AppendHtml(span);
            at = run.Index + run.Length;
        }
        return marked.Append(text![at..]);
    }

    /// <summary>Chinese characters and marks, with figures and hyphens between them.</summary>
    [GeneratedRegex($@"{Letter}(?:[\d·.\-–—/]*{Letter})*")]
    private static partial Regex ChineseRun();

    /// <summary>The address that switches and comes back.</summary>
    public static string SwitchUrl(HttpRequest request) =>
        $"{request.PathBase}/language?culture={Other.Culture}&returnUrl="
        + $"{Uri.EscapeDataString(request.PathBase + request.Path + request.QueryString)}";
}
