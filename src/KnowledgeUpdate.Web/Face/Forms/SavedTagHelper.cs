using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

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
        output.Attributes.SetAttribute(
            "data-conflict",
            shared["Not saved: someone else changed this section. Save it to see both sides"].Value
        );
        if (!string.IsNullOrEmpty(At))
            output.Content.SetContent(shared["Draft saved automatically {0}", At]);
    }
}
