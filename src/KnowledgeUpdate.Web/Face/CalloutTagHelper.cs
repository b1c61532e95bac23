using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>A callout with free content: <c>&lt;ku-callout tone="Warn" lead="One sentence."&gt;the rest&lt;/ku-callout&gt;</c>.</summary>
[HtmlTargetElement("ku-callout")]
public sealed class CalloutTagHelper : TagHelper
{
    /// <summary>Wait (the default) informs, Good confirms, Warn asks to look, Bad refuses.</summary>
    public Tone Tone { get; set; } = Tone.Wait;

    /// <summary>The bold first sentence.</summary>
    public string? Lead { get; set; }

    /// <summary>Read out as a status.</summary>
    public bool Announce { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(
            Tone switch
            {
                Tone.Good => "ku-callout ku-callout--good",
                Tone.Warn => "ku-callout ku-callout--warn",
                Tone.Bad => "ku-callout ku-callout--bad",
                _ => "ku-callout",
            }
        );
        if (Announce)
            output.Attributes.SetAttribute("role", "status");

        var body = new TagBuilder("div");
        if (Lead is not null)
        {
            body.InnerHtml.AppendHtml("<b>").AppendHtml(Language.Mark(Lead)).AppendHtml("</b>");
            // A full-width stop includes its own space.
            if (!content.IsEmptyOrWhiteSpace && Lead is [.., <= '~'])
                body.InnerHtml.Append(" ");
        }
        body.InnerHtml.AppendHtml(content);
        output.Content.AppendHtml(
            Icons.Svg(
                ViewContext,
                Tone switch
                {
                    Tone.Good => "ok",
                    Tone.Warn or Tone.Bad => "warn",
                    _ => "info",
                },
                null
            )
        );
        output.Content.AppendHtml(body);
    }
}
