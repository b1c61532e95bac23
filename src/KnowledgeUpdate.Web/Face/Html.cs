using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>Icons as markup, for tag helpers that draw one themselves.</summary>
internal static class Icons
{
    public static IHtmlContent Svg(IFileVersionProvider versions, ViewContext view, string name, string? label)
    {
        var file = versions.AddFileVersionToPath(view.HttpContext.Request.PathBase, view.HttpContext.Request.PathBase.Add("/icons.svg"));
        var svg = new TagBuilder("svg");
        svg.AddCssClass("ku-icon");
        svg.Attributes["viewBox"] = "0 0 24 24";
        if (label is null)
            svg.Attributes["aria-hidden"] = "true";
        else
        {
            svg.Attributes["role"] = "img";
            svg.Attributes["aria-label"] = label;
        }
        var use = new TagBuilder("use");
        use.Attributes["href"] = file + "#" + name;
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}

internal static class MadeIds
{
    /// <summary>An id made for an element that has none. Razor's own is one for a place in the source: drawn in a loop, the second element needs another.</summary>
    public static string IdOf(this ViewContext view, string prefix, TagHelperContext element)
    {
        var made = prefix + element.UniqueId;
        var key = (typeof(MadeIds), made);
        var count = view.HttpContext.Items.TryGetValue(key, out var before) ? (int)before! + 1 : 1;
        view.HttpContext.Items[key] = count;
        return count == 1 ? made : $"{made}-{count}";
    }
}

internal static class TagHelperOutputExtensions
{
    /// <summary>Adds classes before those the page wrote.</summary>
    public static void AddClass(this TagHelperOutput output, string classes)
    {
        var own = output.Attributes["class"]?.Value?.ToString();
        var all = string.Join(' ', new[] { classes, own }.Where(c => !string.IsNullOrEmpty(c)));
        if (all.Length > 0)
            output.Attributes.SetAttribute("class", all);
    }
}
