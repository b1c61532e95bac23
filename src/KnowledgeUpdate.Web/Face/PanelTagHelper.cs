using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// A titled panel: <c>&lt;ku-panel id="facts" title="…" note="…" flush&gt;…&lt;/ku-panel&gt;</c>. <c>flush</c> lets a table reach the edge;
/// <c>plain</c> leaves out the body's padding box, for lists and pagers that bring their own.
/// </summary>
[HtmlTargetElement("ku-panel")]
public sealed class PanelTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    /// <summary>The h2.</summary>
    public string Title { get; set; } = "";

    /// <summary>Id of the h2, the target of links; made up if it is left out.</summary>
    public string? Id { get; set; }

    /// <summary>A note at the right of the title.</summary>
    public string? Note { get; set; }

    /// <summary>A link at the right of the title; its words are <see cref="Note"/>.</summary>
    public string? NoteHref { get; set; }

    /// <summary>The content reaches the edges.</summary>
    public bool Flush { get; set; }

    /// <summary>No body box around the content.</summary>
    public bool Plain { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var id = Id ?? ViewContext.IdOf("h-", context);
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(Flush ? "ku-panel ku-panel--flush" : "ku-panel");
        output.Attributes.SetAttribute("aria-labelledby", id);

        var head = new TagBuilder("div");
        head.AddCssClass("ku-panel__head");
        var h2 = new TagBuilder("h2");
        h2.Attributes["id"] = id;
        h2.InnerHtml.AppendHtml(Language.Mark(Title));
        head.InnerHtml.AppendHtml(h2);
        if (Note is not null)
        {
            var note = new TagBuilder(string.IsNullOrEmpty(NoteHref) ? "span" : "a");
            if (string.IsNullOrEmpty(NoteHref))
                note.AddCssClass("ku-note");
            else
                note.Attributes["href"] = NoteHref;
            note.InnerHtml.AppendHtml(Language.Mark(Note));
            if (!string.IsNullOrEmpty(NoteHref))
                note.InnerHtml.AppendHtml(Of(Title));
            head.InnerHtml.AppendHtml(note);
        }
        output.Content.SetHtmlContent(head);

        if (Plain)
            output.Content.AppendHtml(content);
        else
        {
            var body = new TagBuilder("div");
            body.AddCssClass("ku-panel__body");
            body.InnerHtml.AppendHtml(content);
            output.Content.AppendHtml(body);
        }
    }

    // “All” leads to as many places as a page has panels.
    private TagBuilder Of(string title)
    {
        var hidden = new TagBuilder("span");
        hidden.AddCssClass("visually-hidden");
        hidden.InnerHtml.AppendHtml(Language.Mark(shared[": {0}", title]));
        return hidden;
    }
}
