using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// The error summary: how many things to correct, each a link to its field in the order of the page, in the words beside the field. Errors
/// that belong to no field (key "") are broken rules. Draws nothing if there is no error. Use the partial _ErrorSummary.
/// </summary>
[HtmlTargetElement("ku-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IHtmlGenerator generator, IStringLocalizer<SharedText> shared) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!ViewContext.ModelState.IsValid)
            output.Content.SetHtmlContent(new Late(this));
    }

    // Written when the page is sent, after its fields have registered their order.
    private sealed class Late(ErrorSummaryTagHelper owner) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => owner.Build().WriteTo(writer, encoder);
    }

    private TagBuilder Build()
    {
        var order = FieldOrder.Of(ViewContext.HttpContext);
        var errors = ViewContext
            .ModelState.Where(p => p.Value is { ValidationState: ModelValidationState.Invalid })
            .SelectMany(p => p.Value!.Errors, (p, e) => (p.Key, e.ErrorMessage))
            .Where(e => e.ErrorMessage.Length > 0)
            .Distinct()
            .OrderBy(e => order.IndexOf(e.Key) is var at and >= 0 ? at : int.MaxValue)
            .ToList();
        var rules = errors.Where(e => e.Key.Length == 0).ToList();
        var fields = errors.Where(e => e.Key.Length > 0).ToList();

        var box = new TagBuilder("div");
        box.AddCssClass("ku-errors");
        box.Attributes["id"] = "errors";
        box.Attributes["role"] = "alert";
        box.Attributes["tabindex"] = "-1";
        box.Attributes["autofocus"] = "autofocus";
        box.Attributes["data-ku-errors"] = "";

        var h2 = new TagBuilder("h2");
        h2.InnerHtml.Append(
            fields.Count switch
            {
                0 => shared["This could not be done"],
                1 => shared["There is 1 thing to correct"],
                _ => shared["There are {0} things to correct", fields.Count],
            }
        );
        box.InnerHtml.AppendHtml(h2);

        foreach (var (_, message) in rules)
        {
            var p = new TagBuilder("p");
            p.AddCssClass("ku-errors__rule");
            p.InnerHtml.Append(message);
            box.InnerHtml.AppendHtml(p);
        }

        ConflictSides.Append(box, ViewContext.HttpContext, shared);

        if (fields.Count > 0)
        {
            var list = new TagBuilder("ul");
            foreach (var (key, message) in fields)
            {
                var link = new TagBuilder("a");
                link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(key, generator.IdAttributeDotReplacement);
                link.InnerHtml.Append(message);
                list.InnerHtml.AppendHtml("<li>").AppendHtml(link).AppendHtml("</li>");
            }
            box.InnerHtml.AppendHtml(list);
        }
        return box;
    }
}
