using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// The head of a page: <c>&lt;ku-head title="…"&gt;&lt;ku-tag … large
/// /&gt;&lt;ku-meta&gt;…&lt;/ku-meta&gt;&lt;ku-acts&gt;…&lt;/ku-acts&gt;&lt;/ku-head&gt;</c>. Other content is placed beside the title. At
/// most one filled button among the acts.
/// </summary>
[HtmlTargetElement("ku-head")]
public sealed class HeadTagHelper : TagHelper
{
    internal sealed class Slots
    {
        public Slot Meta { get; set; }
        public Slot Acts { get; set; }
    }

    /// <summary>The h1.</summary>
    public string Title { get; set; } = "";

    /// <summary>Language of the title where it is not the page's, such as an official Chinese name.</summary>
    public string? TitleLang { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var slots = new Slots();
        context.Items[typeof(Slots)] = slots;
        var beside = await output.GetChildContentAsync();

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("ku-head");

        var title = new TagBuilder("div");
        title.AddCssClass("ku-head__title");
        var h1 = new TagBuilder("h1");
        h1.InnerHtml.AppendHtml(Language.Mark(Title, TitleLang));
        if (TitleLang is not null)
            h1.Attributes["lang"] = TitleLang;
        title.InnerHtml.AppendHtml(h1).AppendHtml(beside);
        output.Content.SetHtmlContent(title);

        Append(output, "p", "ku-head__meta", slots.Meta);
        Append(output, "div", "ku-head__acts", slots.Acts);
    }

    private static void Append(TagHelperOutput output, string tag, string css, Slot content)
    {
        if (content.Value is null)
            return;
        var part = new TagBuilder(tag);
        part.AddCssClass(css);
        part.InnerHtml.AppendHtml(content.Value);
        output.Content.AppendHtml(part);
    }

    internal readonly record struct Slot(TagHelperContent? Value);
}
