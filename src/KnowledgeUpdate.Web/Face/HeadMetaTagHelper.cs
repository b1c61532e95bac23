using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>The meta line of a page head; each fact in its own span.</summary>
[HtmlTargetElement("ku-meta", ParentTag = "ku-head")]
public sealed class HeadMetaTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((HeadTagHelper.Slots)context.Items[typeof(HeadTagHelper.Slots)]).Meta = new(await output.GetChildContentAsync());
        output.SuppressOutput();
    }
}
