using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// What is wrong with a table of rows as a whole, such as a sum: <c>&lt;ku-list-error asp-for="Input.Criteria" label="…" /&gt;</c>, above
/// the table. The error summary leads here.
/// </summary>
[HtmlTargetElement("ku-list-error", Attributes = "asp-for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ListErrorTagHelper(IHtmlGenerator generator) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = FieldNames.FullName(ViewContext, For.Name);
        FieldOrder.Add(ViewContext.HttpContext, name);
        FieldLabels.Add(ViewContext.HttpContext, name, Label);
        if (FormParts.ErrorOf(ViewContext, name) is not { } error)
        {
            output.SuppressOutput();
            return;
        }

        var id = TagBuilder.CreateSanitizedId(name, generator.IdAttributeDotReplacement);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("tabindex", "-1");
        FormParts.AppendHintAndError(output.Content, id + "-list", null, error);
    }
}
