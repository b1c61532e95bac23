using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// A cell or head of a column that may be left out: <c>&lt;td ku-col="saved"&gt;</c>. Left out, it is not written at all.
/// </summary>
[
    HtmlTargetElement("th", Attributes = "ku-col"),
    HtmlTargetElement("td", Attributes = "ku-col"),
    HtmlTargetElement("ku-sort", Attributes = "ku-col")
]
public sealed class ColumnTagHelper : TagHelper
{
    public string KuCol { get; set; } = "";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After the helpers that write the cell.</summary>
    public override int Order => 100;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ListChoice.Current(ViewContext.HttpContext).Hidden.Contains(KuCol))
            output.SuppressOutput();
    }
}
