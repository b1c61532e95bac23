using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>
/// What the W3C's checker found in pages once, looked for in every page that a test opens. The checker itself is run by hand.
/// </summary>
internal static partial class Markup
{
    public static IReadOnlyList<string> Faults(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var heads = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").ToList();
        return
        [
            .. page.QuerySelectorAll("time")
                .Where(t => !Instant().IsMatch(t.GetAttribute("datetime") ?? ""))
                .Select(t => "time without an instant: " + Short(t)),
            .. page.QuerySelectorAll("figure > details, span div, p div, span p").Select(e => "no place for it: " + Short(e)),
            .. page.QuerySelectorAll<IHtmlSelectElement>("select[required]:not([multiple])")
                .Where(s => s.QuerySelector("option")?.GetAttribute("value") is not "")
                .Select(s => "required without an empty first entry: " + Short(s)),
            .. page
                .All.Where(e => e.Attributes.Any(a => a.Name.StartsWith("hx-", StringComparison.Ordinal)))
                .Select(e => "no attribute of HTML: " + Short(e)),
            .. heads
                .Zip(heads.Skip(1))
                .Where(h => h.Second.LocalName[1] > h.First.LocalName[1] + 1)
                .Select(h => "heading left out: " + Short(h.Second)),
        ];
    }

    private static string Short(IElement element) => element.OuterHtml.Length > 120 ? element.OuterHtml[..120] : element.OuterHtml;

    /// <summary>A day, a moment of a day, or a moment with its zone.</summary>
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?([+-]\d\d:\d\d|Z)?)?$")]
    private static partial Regex Instant();
}
