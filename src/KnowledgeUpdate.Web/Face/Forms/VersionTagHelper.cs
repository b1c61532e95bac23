using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// The version of the record a form was drawn from, as the hidden field Input.Version: <c>&lt;ku-version value="@Model.Version" /&gt;</c>.
/// </summary>
[HtmlTargetElement("ku-version", TagStructure = TagStructure.WithoutEndTag)]
public sealed class VersionTagHelper : TagHelper
{
    public uint Value { get; set; }

    /// <summary>Name of the field.</summary>
    public string Name { get; set; } = "Input.Version";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        // After both sides of a conflict were shown, the form applies to the current version and may be sent again.
        var seen = ConflictSides.Of(ViewContext.HttpContext) is { } change && change.Expected == Value ? change.Now : Value;
        output.Content.SetHtmlContent(FormParts.Hidden(Name, seen.ToString(CultureInfo.InvariantCulture)));
    }
}
