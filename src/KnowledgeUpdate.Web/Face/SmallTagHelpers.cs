using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Domain.Common;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// An icon of wwwroot/icons.svg: <c>&lt;ku-icon name="search" /&gt;</c>. It stands beside a word; alone it needs a <c>label</c>.
/// </summary>
[HtmlTargetElement("ku-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(IFileVersionProvider versions) : TagHelper
{
    /// <summary>The symbol's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The accessible name, only where no word stands beside it.</summary>
    public string? Label { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Svg(versions, ViewContext, Name, Label));
    }
}

/// <summary>A state tag: <c>&lt;ku-tag tone="Good" text="…" /&gt;</c>, or <c>&lt;ku-tag state="@p.State" text="@Text[p.State.Word()]" /&gt;</c>.</summary>
[HtmlTargetElement("ku-tag", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TagTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    /// <summary>Shape and colour; taken from <see cref="State"/> where that is given.</summary>
    public Tone Tone { get; set; }

    /// <summary>The word. Without it the state's own word is looked up among the shared words.</summary>
    public string? Text { get; set; }

    /// <summary>A state with its term.</summary>
    public Enum? State { get; set; }

    /// <summary>The size that stands beside a page's title.</summary>
    public bool Large { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(CssOf(State?.Tone() ?? Tone) + (Large ? " ku-tag--lg" : ""));
        if (Text is not null)
            output.Content.SetContent(Text);
        else if (content.IsEmptyOrWhiteSpace && State is not null)
            output.Content.SetContent(shared[State.Word()]);
    }

    /// <summary>The classes of a tone.</summary>
    public static string CssOf(Tone tone) => tone == Domain.Common.Tone.Idle ? "ku-tag" : "ku-tag ku-tag--" + tone.ToString().ToLowerInvariant();
}

/// <summary>A callout with free content: <c>&lt;ku-callout tone="Warn" lead="One sentence."&gt;the rest&lt;/ku-callout&gt;</c>.</summary>
[HtmlTargetElement("ku-callout")]
public sealed class CalloutTagHelper(IFileVersionProvider versions) : TagHelper
{
    /// <summary>Wait (the default) informs, Good confirms, Warn asks to look, Bad refuses.</summary>
    public Tone Tone { get; set; } = Tone.Wait;

    /// <summary>The bold first sentence.</summary>
    public string? Lead { get; set; }

    /// <summary>Read out as a status.</summary>
    public bool Announce { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(Tone switch
        {
            Tone.Good => "ku-callout ku-callout--good",
            Tone.Warn => "ku-callout ku-callout--warn",
            Tone.Bad => "ku-callout ku-callout--bad",
            _ => "ku-callout",
        });
        if (Announce)
            output.Attributes.SetAttribute("role", "status");

        var body = new TagBuilder("div");
        if (Lead is not null)
        {
            body.InnerHtml.AppendHtml("<b>").Append(Lead).AppendHtml("</b>");
            // A full-width stop brings its own space.
            if (!content.IsEmptyOrWhiteSpace && Lead is [.., <= '~'])
                body.InnerHtml.Append(" ");
        }
        body.InnerHtml.AppendHtml(content);
        output.Content.AppendHtml(Icons.Svg(versions, ViewContext, Tone switch { Tone.Good => "ok", Tone.Warn or Tone.Bad => "warn", _ => "info" }, null));
        output.Content.AppendHtml(body);
    }
}

/// <summary>
/// The head of a page: <c>&lt;ku-head title="…"&gt;&lt;ku-tag … large /&gt;&lt;ku-meta&gt;…&lt;/ku-meta&gt;&lt;ku-acts&gt;…&lt;/ku-acts&gt;&lt;/ku-head&gt;</c>.
/// What is neither meta nor act stands beside the title. At most one filled button among the acts.
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
        h1.InnerHtml.Append(Title);
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

/// <summary>
/// A titled panel: <c>&lt;ku-panel id="facts" title="…" note="…" flush&gt;…&lt;/ku-panel&gt;</c>. <c>flush</c> lets a table reach the edge;
/// <c>plain</c> leaves out the body's padding box, for lists and pagers that bring their own.
/// </summary>
[HtmlTargetElement("ku-panel")]
public sealed class PanelTagHelper : TagHelper
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

    /// <summary>The page.</summary>
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
        h2.InnerHtml.Append(Title);
        head.InnerHtml.AppendHtml(h2);
        if (Note is not null)
        {
            var note = new TagBuilder(string.IsNullOrEmpty(NoteHref) ? "span" : "a");
            if (string.IsNullOrEmpty(NoteHref))
                note.AddCssClass("ku-note");
            else
                note.Attributes["href"] = NoteHref;
            note.InnerHtml.Append(Note);
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
}

/// <summary>
/// A box a wide table scrolls in, reachable by keyboard: <c>&lt;ku-scroll name="…"&gt;&lt;table class="ku-table"&gt;…</c>. <c>page</c> for
/// lists whose columns fit, so that their head stays in sight.
/// </summary>
[HtmlTargetElement("ku-scroll")]
public sealed class ScrollTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    /// <summary>What scrolls.</summary>
    public string Name { get; set; } = "";

    /// <summary>The columns fit on a desktop; the page scrolls, not the box.</summary>
    public bool Page { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.AddClass(Page ? "ku-scroll ku-scroll--page" : "ku-scroll");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-label", shared["{0}, can be scrolled sideways", Name].Value);
    }
}

/// <summary>When a draft was last saved, updated by autosave: <c>&lt;ku-saved at="14:36:08" /&gt;</c>.</summary>
[HtmlTargetElement("ku-saved", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SavedTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    /// <summary>The Beijing time of the last saving; empty before the first.</summary>
    public string? At { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(string.IsNullOrEmpty(At) ? "" : "ku-saved");
        output.Attributes.SetAttribute("role", "status");
        output.Attributes.SetAttribute("data-ku-saved", "");
        output.Attributes.SetAttribute("data-saved", shared["Draft saved automatically {0}"].Value);
        output.Attributes.SetAttribute("data-failed", shared["Not saved yet: the connection is down. What you typed is still here"].Value);
        output.Attributes.SetAttribute("data-conflict", shared["Not saved: someone else changed this section. Save it to see both sides"].Value);
        if (!string.IsNullOrEmpty(At))
            output.Content.SetContent(shared["Draft saved automatically {0}", At]);
    }
}

/// <summary>
/// A dialog that asks before what cannot be taken back: <c>&lt;ku-dialog id="cancel" title="…" back="…"&gt;consequences, form&lt;/ku-dialog&gt;</c>.
/// A link to the confirm page with <c>data-ku-dialog="cancel"</c> opens it; without script the link is followed.
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
