using System.Globalization;
using KnowledgeUpdate.Application.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// Choices as cards with their consequence: <c>&lt;ku-choices asp-for="Input.Decision" legend="…" required options="…" /&gt;</c>, or with
/// <c>&lt;ku-choice value="Return" text="…" consequence="…"&gt;more fields&lt;/ku-choice&gt;</c> inside, whose content shows when it is chosen.
/// A collection property becomes tick boxes.
/// </summary>
[HtmlTargetElement("ku-choices", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoicesTagHelper(IHtmlGenerator generator) : TagHelper
{
    internal sealed class Group
    {
        public required string Name { get; init; }
        public required string Id { get; init; }
        public required bool Many { get; init; }
        public required ISet<string> Chosen { get; init; }
        public int Count { get; set; }
    }

    /// <summary>The property.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>The question.</summary>
    public string Legend { get; set; } = "";

    /// <summary>The legend is only for assistive technology, where the panel's title says the same.</summary>
    public bool HideLegend { get; set; }

    /// <summary>What to consider.</summary>
    public string? Hint { get; set; }

    /// <summary>Marked with a red star.</summary>
    public bool Required { get; set; }

    /// <summary>The choices, where none needs content of its own.</summary>
    public IEnumerable<Choice>? Options { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = FieldNames.FullName(ViewContext, For.Name);
        var id = TagBuilder.CreateSanitizedId(name, generator.IdAttributeDotReplacement);
        var error = FormParts.ErrorOf(ViewContext, name);
        var many = For.ModelExplorer.ModelType != typeof(string) && For.ModelExplorer.Metadata.IsEnumerableType;
        var group = new Group { Name = name, Id = id, Many = many, Chosen = ChosenOf(name) };
        FieldOrder.Add(ViewContext.HttpContext, name);
        FieldLabels.Add(ViewContext.HttpContext, name, Legend);
        context.Items[typeof(Group)] = group;
        var content = await output.GetChildContentAsync();

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(error is null ? "ku-field" : "ku-field ku-field--bad");
        var about = string.Join(' ', new[] { Hint is null ? null : id + "-hint", error is null ? null : id + "-error" }.Where(x => x is not null));
        if (about.Length > 0)
            output.Attributes.SetAttribute("aria-describedby", about);

        output.Content.AppendHtml(FormParts.Label("legend", Legend, Required, null, HideLegend));
        FormParts.AppendHintAndError(output.Content, id, Hint, error);
        foreach (var option in Options ?? [])
            output.Content.AppendHtml(ChoiceTagHelper.Card(group, option, null));
        output.Content.AppendHtml(content);
    }

    private HashSet<string> ChosenOf(string name)
    {
        var posted = ViewContext.ModelState.TryGetValue(name, out var entry) ? entry.RawValue : null;
        return (posted ?? For.Model) switch
        {
            string one => [one],
            IEnumerable<string?> some => [.. some.OfType<string>()],
            System.Collections.IEnumerable some => [.. some.Cast<object?>().Select(x => x?.ToString() ?? "")],
            { } one => [one.ToString()!],
            null => [],
        };
    }
}

/// <summary>One choice of <see cref="ChoicesTagHelper"/>.</summary>
[HtmlTargetElement("ku-choice", ParentTag = "ku-choices", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoiceTagHelper : TagHelper
{
    /// <summary>The value posted.</summary>
    public string Value { get; set; } = "";

    /// <summary>The choice.</summary>
    public string Text { get; set; } = "";

    /// <summary>What choosing it brings about.</summary>
    public string? Consequence { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        output.TagName = null;
        output.Content.SetHtmlContent(Card(
            (ChoicesTagHelper.Group)context.Items[typeof(ChoicesTagHelper.Group)], new(Value, Text, Consequence), more.IsEmptyOrWhiteSpace ? null : more));
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
        label.InnerHtml.AppendHtml("<b>").Append(choice.Text).AppendHtml("</b>");
        if (choice.Consequence is not null)
            label.InnerHtml.AppendHtml("<small>").Append(choice.Consequence).AppendHtml("</small>");

        var card = new TagBuilder("div");
        card.AddCssClass("form-check ku-choice");
        card.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (more is not null)
            card.InnerHtml.AppendHtml("<div class=\"ku-choice__more\">").AppendHtml(more).AppendHtml("</div>");
        return card;
    }
}

/// <summary>
/// Two or more inputs under one question, such as a period: <c>&lt;ku-group legend="…"&gt;&lt;ku-field … /&gt;&lt;ku-field … /&gt;&lt;/ku-group&gt;</c>. The
/// fields stand in one line after their labels; their errors stand together under the legend.
/// </summary>
[HtmlTargetElement("ku-group")]
public sealed class GroupTagHelper(IHtmlGenerator generator) : TagHelper
{
    /// <summary>The question.</summary>
    public string Legend { get; set; } = "";

    /// <summary>What to write.</summary>
    public string? Hint { get; set; }

    /// <summary>Marked with a red star.</summary>
    public bool Required { get; set; }

    /// <summary>The page.</summary>
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
