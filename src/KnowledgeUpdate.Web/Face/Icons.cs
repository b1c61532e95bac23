using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KnowledgeUpdate.Web.Face;

/// <summary>Icons as markup, for tag helpers that draw one themselves.</summary>
internal static class Icons
{
    private const string File = "icons.svg";

    public static IHtmlContent Svg(ViewContext view, string name, string? label)
    {
        var http = view.HttpContext;
        var file = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[File] ?? File;
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
        use.Attributes["href"] = $"{http.Request.PathBase}/{file}#{name}";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}
