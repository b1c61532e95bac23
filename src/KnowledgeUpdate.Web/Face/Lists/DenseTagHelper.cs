using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>A table as dense as the reader chose: <c>&lt;table class="ku-table" ku-dense&gt;</c>.</summary>
[HtmlTargetElement("table", Attributes = "ku-dense")]
public sealed class DenseTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll("ku-dense");
        if (ListChoice.Current(ViewContext.HttpContext).Compact)
            output.AddClass("ku-table--compact");
    }
}
