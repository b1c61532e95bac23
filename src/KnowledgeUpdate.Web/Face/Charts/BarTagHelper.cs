using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

// Charts are SVG written by the server: they print, need no script, and carry no style attribute, so the content security policy holds.

/// <summary>
/// One bar: <c>&lt;ku-bar value="0.86" mark="0.9" label="863 of 1,000" /&gt;</c>. Value and mark are shares of the whole length.
/// </summary>
[HtmlTargetElement("ku-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarTagHelper : TagHelper
{
    /// <summary>Share filled, 0 to 1; more is drawn as full.</summary>
    public double Value { get; set; }

    /// <summary>Where the limit or pace stands, 0 to 1.</summary>
    public double? Mark { get; set; }

    /// <summary>The figures in words, for assistive technology; null where words beside the bar say them.</summary>
    public string? Label { get; set; }

    /// <summary>Over the limit or behind; words beside it must say so.</summary>
    public bool Bad { get; set; }

    /// <summary>The colour of goals that are met.</summary>
    public bool Good { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Svg.Bar(Value, Mark, Label, Bad, Good));
    }
}
