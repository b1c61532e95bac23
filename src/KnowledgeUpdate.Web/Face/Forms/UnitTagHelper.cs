using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// A field that names a unit, with suggestions while typing (part of the name, place, beginning of the credit code): <c>&lt;ku-unit
/// asp-for="Input.Unit" label="…" /&gt;</c>. Without script it is a plain field.
/// </summary>
[HtmlTargetElement("ku-unit", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class UnitTagHelper(IHtmlGenerator generator, IStringLocalizer<SharedText> shared) : FieldTagHelper(generator, shared)
{
    private readonly IHtmlGenerator generator = generator;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = FieldNames.FullName(ViewContext, For.Name);
        var list = TagBuilder.CreateSanitizedId(name, generator.IdAttributeDotReplacement) + "_units";
        (Width, Maxlength) = (Width ?? "full", Maxlength ?? 120);
        output.Attributes.SetAttribute("list", list);
        output.Attributes.SetAttribute("autocomplete", "off");
        output.Attributes.SetAttribute("data-hx-get", "/units/suggest?field=" + Uri.EscapeDataString(name));
        output.Attributes.SetAttribute("data-hx-trigger", "input changed delay:250ms");
        output.Attributes.SetAttribute("data-hx-target", "#" + list);
        output.Attributes.SetAttribute("data-hx-swap", "innerHTML");
        await base.ProcessAsync(context, output);
        output.PostElement.AppendHtml($"<datalist id=\"{list}\"></datalist>");
    }
}
