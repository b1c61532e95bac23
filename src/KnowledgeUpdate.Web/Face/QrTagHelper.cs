using System.Globalization;
using KnowledgeUpdate.Documents.Layout;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>A QR code drawn by the server: <c>&lt;ku-qr text="https://…" label="…" /&gt;</c>.</summary>
[HtmlTargetElement("ku-qr", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QrTagHelper : TagHelper
{
    /// <summary>The content that a scanner reads.</summary>
    public string Text { get; set; } = "";

    /// <summary>Its description for assistive technology.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var squares = QrSquares.Of(Text);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ku-qr");
        output.Attributes.SetAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {squares.Size} {squares.Size}"));
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        output.Content.SetHtmlContent($"<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"{squares.Path}\" fill=\"#000\"/>");
    }
}
