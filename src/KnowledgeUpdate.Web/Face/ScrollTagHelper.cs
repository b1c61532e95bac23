using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// A box a wide table scrolls in, reachable by keyboard: <c>&lt;ku-scroll name="…"&gt;&lt;table class="ku-table"&gt;…</c>. <c>page</c> for
/// lists whose columns fit, so that their head stays in sight.
/// </summary>
[HtmlTargetElement("ku-scroll")]
public sealed class ScrollTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>The columns fit on a desktop; the page scrolls, not the box.</summary>
    public bool Page { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.AddClass(Page ? "ku-scroll ku-scroll--page" : "ku-scroll");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-label", shared["{0}, can be scrolled sideways", Name].Value);
    }
}
