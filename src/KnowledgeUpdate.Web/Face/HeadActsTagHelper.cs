using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>The buttons of a page head.</summary>
[HtmlTargetElement("ku-acts", ParentTag = "ku-head")]
public sealed class HeadActsTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((HeadTagHelper.Slots)context.Items[typeof(HeadTagHelper.Slots)]).Acts = new(await output.GetChildContentAsync());
        output.SuppressOutput();
    }
}
