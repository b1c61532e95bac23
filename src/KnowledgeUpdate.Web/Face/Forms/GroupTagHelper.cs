using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// Two or more inputs under one question, such as a period: <c>&lt;ku-group legend="…"&gt;&lt;ku-field … /&gt;&lt;ku-field …
/// /&gt;&lt;/ku-group&gt;</c>. The
/// fields stand in one line after their labels; their errors stand together under the legend.
/// </summary>
[HtmlTargetElement("ku-group")]
public sealed class GroupTagHelper(IHtmlGenerator generator) : TagHelper
{
    public string Legend { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>Marked with a red star.</summary>
    public bool Required { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var errors = new List<(string Id, string Text)>();
        context.Items[typeof(GroupTagHelper)] = errors;
        var content = await output.GetChildContentAsync();
        var id = TagBuilder.CreateSanitizedId(ViewContext.IdOf("group-", context), generator.IdAttributeDotReplacement)!;
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(errors.Count == 0 ? "ku-field" : "ku-field ku-field--bad");
        output.Content.AppendHtml(FormParts.Label("legend", Legend, Required, null, hidden: false));
        FormParts.AppendHintAndError(output.Content, id, Hint, null);
        foreach (var (field, text) in errors)
            FormParts.AppendHintAndError(output.Content, field, null, text);
        if (Hint is not null)
            output.Attributes.SetAttribute("aria-describedby", id + "-hint");
        output.Content.AppendHtml("<div class=\"ku-inline\">").AppendHtml(content).AppendHtml("</div>");
    }
}
