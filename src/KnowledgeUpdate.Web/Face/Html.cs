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
