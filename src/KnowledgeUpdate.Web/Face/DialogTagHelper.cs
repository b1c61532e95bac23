using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// A dialog that asks for confirmation before an act that cannot be undone: <c>&lt;ku-dialog id="cancel" title="…"
/// back="…"&gt;consequences, form&lt;/ku-dialog&gt;</c>. A link to the confirm page with <c>data-ku-dialog="cancel"</c> opens it; without
/// script the link is followed.
/// </summary>
[HtmlTargetElement("ku-dialog")]
public sealed class DialogTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    /// <summary>The act, as a title.</summary>
    public string Title { get; set; } = "";

    /// <summary>Id named by the link that opens it.</summary>
    public string Id { get; set; } = "";

    /// <summary>The way back: 返回方案.</summary>
    public string? Back { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "dialog";
        output.AddClass("ku-dialog");
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("aria-labelledby", Id + "-title");
        var h2 = new TagBuilder("h2");
        h2.Attributes["id"] = Id + "-title";
        h2.InnerHtml.Append(Title);
        output.Content.SetHtmlContent(h2);
        output.Content.AppendHtml(content);
        var back = new TagBuilder("button");
        back.Attributes["type"] = "button";
        back.Attributes["data-ku-close"] = "";
        back.AddCssClass("btn btn-secondary mt-2");
        back.InnerHtml.Append(Back ?? shared["Back"]);
        output.Content.AppendHtml(back);
    }
}
