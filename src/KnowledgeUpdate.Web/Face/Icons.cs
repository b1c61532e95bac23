using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

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
