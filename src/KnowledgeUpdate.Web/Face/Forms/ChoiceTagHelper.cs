using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>One choice of <see cref="ChoicesTagHelper"/>.</summary>
[HtmlTargetElement("ku-choice", ParentTag = "ku-choices", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoiceTagHelper : TagHelper
{
    public string Value { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>What choosing it brings about.</summary>
    public string? Consequence { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        output.TagName = null;
        output.Content.SetHtmlContent(
            Card(
                (ChoicesTagHelper.Group)context.Items[typeof(ChoicesTagHelper.Group)],
                new(Value, Text, Consequence),
                more.IsEmptyOrWhiteSpace ? null : more
            )
        );
    }

    internal static TagBuilder Card(ChoicesTagHelper.Group group, Choice choice, TagHelperContent? more)
    {
        // The first one has the field's own id, where the error summary leads.
        var id = group.Count == 0 ? group.Id : $"{group.Id}-{group.Count + 1}";
        group.Count++;

        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("form-check-input");
        input.Attributes["type"] = group.Many ? "checkbox" : "radio";
        input.Attributes["name"] = group.Name;
        input.Attributes["id"] = id;
        input.Attributes["value"] = choice.Value;
        if (group.Chosen.Contains(choice.Value))
            input.Attributes["checked"] = "checked";

        var label = new TagBuilder("label");
        label.AddCssClass("form-check-label");
        label.Attributes["for"] = id;
        label.InnerHtml.AppendHtml("<b>").AppendHtml(Language.Mark(choice.Text)).AppendHtml("</b>");
        if (choice.Consequence is not null)
            label.InnerHtml.AppendHtml("<small>").AppendHtml(Language.Mark(choice.Consequence)).AppendHtml("</small>");

        var card = new TagBuilder("div");
        card.AddCssClass("form-check ku-choice");
        card.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (more is not null)
            card.InnerHtml.AppendHtml("<div class=\"ku-choice__more\">").AppendHtml(more).AppendHtml("</div>");
        return card;
    }
}
