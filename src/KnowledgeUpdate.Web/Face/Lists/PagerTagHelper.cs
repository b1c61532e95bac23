using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// The foot of a list: which rows of how many, how many on a page, and the pages around. <c>&lt;ku-pager model="Model.List.Foot" /&gt;</c>.
/// </summary>
[HtmlTargetElement("ku-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(IStringLocalizer<SharedText> shared, PortalText words) : TagHelper
{
    public PageFoot Model { get; set; } = null!;

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
        span.InnerHtml.Append(
            Model.From is { } from
                ? shared["{0}–{1} of {2}", from, from + Model.Shown - 1, words[Model.Total]]
                : shared["{0} of {1}", Model.Shown, words[Model.Total]]
        );
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
