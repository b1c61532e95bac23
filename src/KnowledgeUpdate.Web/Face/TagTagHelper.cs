using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// A state tag: <c>&lt;ku-tag tone="Good" text="…" /&gt;</c>, or <c>&lt;ku-tag state="@p.State" text="@Text[p.State.Word()]" /&gt;</c>.
/// </summary>
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
            output.Content.SetHtmlContent(Language.Mark(Text));
        else if (content.IsEmptyOrWhiteSpace && State is not null)
            output.Content.SetContent(shared[State.Word()]);
    }

    /// <summary>The classes of a tone.</summary>
    public static string CssOf(Tone tone) =>
        tone == Domain.Common.Tone.Idle ? "ku-tag" : "ku-tag ku-tag--" + tone.ToString().ToLowerInvariant();
}
