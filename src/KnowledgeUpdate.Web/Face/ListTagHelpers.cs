using System.Globalization;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Web.Face;

/// <summary>The foot of a list: which rows of how many, how many on a page, and the pages around. <c>&lt;ku-pager model="Model.List.Foot" /&gt;</c>.</summary>
[HtmlTargetElement("ku-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(IStringLocalizer<SharedText> shared, PortalText words) : TagHelper
{
    /// <summary>What is shown.</summary>
    public PageFoot Model { get; set; } = null!;

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private HttpRequest Request => ViewContext.HttpContext.Request;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("ku-pager");

        var span = new TagBuilder("span");
        span.InnerHtml.Append(Model.From is { } from ? shared["{0}–{1} of {2}", from, from + Model.Shown - 1, words[Model.Total]] : shared["{0} of {1}", Model.Shown, words[Model.Total]]);
        output.Content.AppendHtml(span);
        if (Model.Total.Value > PageOf.Sizes[0])
            output.Content.AppendHtml(SizeLinks());
        if (Model.Previous is not null || Model.Next is not null)
            output.Content.AppendHtml(PageLinks());
    }

    private TagBuilder SizeLinks()
    {
        var nav = new TagBuilder("nav");
        nav.Attributes["aria-label"] = shared["Rows per page"];
        var list = new TagBuilder("ul");
        list.AddCssClass("ku-pager__sizes");
        list.InnerHtml.AppendHtml("<li aria-hidden=\"true\">").Append(shared["Rows per page"]).AppendHtml("</li>");
        foreach (var size in PageOf.Sizes)
        {
            var isCurrent = size == Model.Size;
            var item = new TagBuilder(isCurrent ? "b" : "a");
            if (isCurrent)
                item.Attributes["aria-current"] = "true";
            else
                item.Attributes["href"] = Request.UrlWith(ListUrls.SizeParameter, Number(size));
            item.InnerHtml.Append(Number(size));
            list.InnerHtml.AppendHtml("<li>").AppendHtml(item).AppendHtml("</li>");
        }
        nav.InnerHtml.AppendHtml(list);
        return nav;
    }

    private TagBuilder PageLinks()
    {
        var nav = new TagBuilder("nav");
        nav.Attributes["aria-label"] = shared["Pages"];
        var list = new TagBuilder("ul");
        list.AddCssClass("pagination");
        Step(list, shared["First page"], "first", Model.Previous is null ? null : Request.UrlWithout(ListUrls.PageParameter));
        Step(list, shared["Previous page"], "prev", To(Model.Previous));
        Step(list, shared["Next page"], "next", To(Model.Next));
        Step(list, shared["Last page"], "last", To(Model.Last));
        nav.InnerHtml.AppendHtml(list);
        return nav;
    }

    private string? To(string? place) => place is null ? null : Request.UrlWith(ListUrls.PageParameter, place);

    private static void Step(TagBuilder list, string text, string relation, string? address)
    {
        var link = new TagBuilder(address is null ? "span" : "a");
        link.AddCssClass("page-link");
        if (address is not null)
            (link.Attributes["href"], link.Attributes["rel"]) = (address, relation);
        link.InnerHtml.Append(text);
        var item = new TagBuilder("li");
        item.AddCssClass(address is null ? "page-item disabled" : "page-item");
        item.InnerHtml.AppendHtml(link);
        list.InnerHtml.AppendHtml(item);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// A column head that sorts: <c>&lt;ku-sort by="title"&gt;…&lt;/ku-sort&gt;</c> writes the <c>th</c>. The address gets <c>sort=title</c>, then
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

    /// <summary>The page.</summary>
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
        output.AddClass(string.Join(' ', new[] { Num ? "ku-num" : "", isAscending || isDescending ? "" : "ku-sortable" }.Where(c => c.Length > 0)));

        var toDescending = isAscending || (!isDescending && LargestFirst);
        var link = new TagBuilder("a");
        link.Attributes["href"] = request.UrlWith(ListUrls.SortParameter, toDescending ? "-" + By : By);
        link.InnerHtml.AppendHtml(content);
        output.Content.SetHtmlContent(link);
    }
}

/// <summary>
/// The bar over a table whose rows can be picked; it stands in the same form as the table. It counts the ticks (inputs with
/// <c>data-ku-pick</c>), says what the act would bring about and whether that passes the limit, before the click:
/// <c>&lt;ku-batch used="4" limit="8" consequence="@Text["Recommending them uses {0} of {1} places"]" over="@Text["{0} over the limit …"]"&gt;
/// &lt;button class="btn btn-sm btn-primary" data-ku-label="@Text["Recommend {0} selected"]"&gt;…&lt;/button&gt;&lt;/ku-batch&gt;</c>.
/// Without script it is always there and the server answers instead.
/// </summary>
[HtmlTargetElement("ku-batch")]
public sealed class BatchTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    /// <summary>How much of the limit is used already.</summary>
    public decimal? Used { get; set; }

    /// <summary>The limit.</summary>
    public decimal? Limit { get; set; }

    /// <summary>What the act brings about; {0} becomes used and picked together, {1} the limit. A tick may weigh <c>data-ku-weight</c>.</summary>
    public string? Consequence { get; set; }

    /// <summary>Said when the limit would be passed; {0} becomes the excess, {1} the limit.</summary>
    public string? Over { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("ku-batch");
        output.Attributes.SetAttribute("data-ku-batch", "");
        Data("used", Used);
        Data("limit", Limit);
        output.Attributes.SetAttribute("data-count", shared["{0} selected"].Value);
        if (Consequence is not null)
            output.Attributes.SetAttribute("data-consequence", Consequence);
        if (Over is not null)
            output.Attributes.SetAttribute("data-over", Over);

        output.Content.AppendHtml("<span role=\"status\" class=\"ku-batch__says\" data-ku-batch-says>").Append(shared["Tick the rows first"]).AppendHtml("</span>");
        output.Content.AppendHtml("<div class=\"ku-batch__acts\">").AppendHtml(content)
            .AppendHtml("<button type=\"button\" class=\"ku-linkbtn\" data-ku-unpick data-ku-js hidden>").Append(shared["Clear selection"]).AppendHtml("</button></div>");

        void Data(string name, decimal? value)
        {
            if (value is not null)
                output.Attributes.SetAttribute("data-" + name, value.Value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
