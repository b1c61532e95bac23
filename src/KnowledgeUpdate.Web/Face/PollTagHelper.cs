using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// A part of a page that asks for itself again every five seconds: <c>&lt;div ku-poll="/jobs/1?handler=progress"&gt;</c>. With null it does
/// not.
/// </summary>
/// <remarks>The attributes of htmx have the prefix <c>data-</c>, without which they would not be valid HTML.</remarks>
[HtmlTargetElement(Attributes = "ku-poll")]
public sealed class PollTagHelper : TagHelper
{
    [HtmlAttributeName("ku-poll")]
    public string? Address { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Address is null)
            return;
        output.Attributes.SetAttribute("data-hx-get", Address);
        output.Attributes.SetAttribute("data-hx-swap", "outerHTML");
        output.Attributes.SetAttribute("data-hx-trigger", "every 5s");
    }
}
