using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// A column head that sorts: <c>&lt;ku-sort by="title"&gt;…&lt;/ku-sort&gt;</c> writes the <c>th</c>. The address gets <c>sort=title</c>,
/// then
/// <c>sort=-title</c>. <c>default="asc"</c> (or desc) on the column the list is sorted by when the address says nothing.
/// </summary>
[HtmlTargetElement("ku-sort", Attributes = "by")]
public sealed class SortTagHelper : TagHelper
{
    /// <summary>Name of the column in the address.</summary>
    public string By { get; set; } = "";

    /// <summary>asc or desc, where the list is in this order unless asked otherwise.</summary>
    public string? Default { get; set; }

    /// <summary>The first click sorts the largest first, as for sums and dates.</summary>
    public bool LargestFirst { get; set; }

    /// <summary>A column of figures, set right.</summary>
    public bool Num { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var request = ViewContext.HttpContext.Request;
        var asked = request.Query[ListUrls.SortParameter].ToString();
        if (asked.Length == 0 && Default is not null)
            asked = Default == "desc" ? "-" + By : By;
        var isAscending = asked == By;
        var isDescending = asked == "-" + By;

        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        if (isAscending || isDescending)
            output.Attributes.SetAttribute("aria-sort", isAscending ? "ascending" : "descending");
        output.AddClass(
            string.Join(' ', new[] { Num ? "ku-num" : "", isAscending || isDescending ? "" : "ku-sortable" }.Where(c => c.Length > 0))
        );

        var toDescending = isAscending || (!isDescending && LargestFirst);
        var link = new TagBuilder("a");
        link.Attributes["href"] = request.UrlWith(ListUrls.SortParameter, toDescending ? "-" + By : By);
        link.InnerHtml.AppendHtml(content);
        output.Content.SetHtmlContent(link);
    }
}
