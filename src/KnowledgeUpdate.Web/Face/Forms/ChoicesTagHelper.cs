using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// Choices as cards with their consequence: <c>&lt;ku-choices asp-for="Input.Decision" legend="…" required options="…" /&gt;</c>, or with
/// <c>&lt;ku-choice value="Return" text="…" consequence="…"&gt;more fields&lt;/ku-choice&gt;</c> inside, whose content shows when it is
/// chosen.
/// A collection property becomes tick boxes.
/// </summary>
[HtmlTargetElement("ku-choices", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoicesTagHelper(IHtmlGenerator generator, IStringLocalizer<SharedText> shared) : TagHelper
{
    internal sealed class Group
    {
        public required string Name { get; init; }
        public required string Id { get; init; }
        public required bool Many { get; init; }
        public required ISet<string> Chosen { get; init; }
        public int Count { get; set; }
    }

    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public string Legend { get; set; } = "";

    /// <summary>The legend is only for assistive technology, where the panel's title says the same.</summary>
    public bool HideLegend { get; set; }

    public string? Hint { get; set; }

    /// <summary>Marked with a red star.</summary>
    public bool Required { get; set; }

    /// <summary>The choices, where none needs content of its own.</summary>
    public IEnumerable<Choice>? Options { get; set; }

    /// <summary>Short words beside each other instead of cards below each other.</summary>
    public bool Chips { get; set; }

    /// <summary>A tick that ticks all of them.</summary>
    public bool PickAll { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = FieldNames.FullName(ViewContext, For.Name);
        var id = TagBuilder.CreateSanitizedId(name, generator.IdAttributeDotReplacement);
        var error = FormParts.ErrorOf(ViewContext, name);
        var many = For.ModelExplorer.ModelType != typeof(string) && For.ModelExplorer.Metadata.IsEnumerableType;
        var group = new Group
        {
            Name = name,
            Id = id,
            Many = many,
            Chosen = ChosenOf(name),
        };
        FieldOrder.Add(ViewContext.HttpContext, name);
        FieldLabels.Add(ViewContext.HttpContext, name, Legend);
        context.Items[typeof(Group)] = group;
        var content = await output.GetChildContentAsync();

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(error is null ? "ku-field" : "ku-field ku-field--bad");
        var about = string.Join(
            ' ',
            new[] { Hint is null ? null : id + "-hint", error is null ? null : id + "-error" }.Where(x => x is not null)
        );
        if (about.Length > 0)
            output.Attributes.SetAttribute("aria-describedby", about);

        output.Content.AppendHtml(FormParts.Label("legend", Legend, Required, null, HideLegend));
        FormParts.AppendHintAndError(output.Content, id, Hint, error);
        if (PickAll)
            output.Content.AppendHtml(AllOf(id));
        if (Chips)
            output.Content.AppendHtml("<div class=\"ku-picks\">");
        foreach (var option in Options ?? [])
            output.Content.AppendHtml(ChoiceTagHelper.Card(group, option, null));
        output.Content.AppendHtml(content);
        if (Chips)
            output.Content.AppendHtml("</div>");
    }

    /// <summary>Shown by the script, which alone can do it.</summary>
    private TagBuilder AllOf(string? id)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("ku-pickall");
        label.Attributes["hidden"] = "hidden";
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("form-check-input");
        input.Attributes["type"] = "checkbox";
        input.Attributes["id"] = id + "-all";
        input.Attributes["data-ku-all"] = "";
        label.InnerHtml.AppendHtml(input).Append(" ").Append(shared["All of them"]);
        return label;
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
