using System.Globalization;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// A field: label, hint, error, input, in that order, tied together for assistive technology; what was typed is kept. <c>&lt;ku-field
/// asp-for="Input.Title" label="…" hint="…" required width="full" /&gt;</c>. A bool becomes a tick box, <c>options</c> a select,
/// <c>rows</c> a text area, <c>type="file"</c> an upload. Other attributes (inputmode, autocomplete, data-…, accept, multiple) go to the
/// input.
/// </summary>
[HtmlTargetElement("ku-field", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public class FieldTagHelper(IHtmlGenerator generator, IStringLocalizer<SharedText> shared) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    /// <summary>What to write, and why it is asked.</summary>
    public string? Hint { get; set; }

    /// <summary>Marked with a red star and for assistive technology.</summary>
    public bool Required { get; set; }

    /// <summary>Unit inside the box: 元, 人. It also aligns the figures right.</summary>
    public string? Unit { get; set; }

    /// <summary>4, 6, 10, 20, 30 or full: how much is expected.</summary>
    public string? Width { get; set; }

    /// <summary>text, date, email, tel, password, file, number, …; number becomes a text box with a numeric keyboard.</summary>
    public string? Type { get; set; }

    /// <summary>Lines of a text area.</summary>
    public int? Rows { get; set; }

    /// <summary>Longest value; a text area shows the count and does not cut what is pasted.</summary>
    public int? Maxlength { get; set; }

    /// <summary>Entries of a select.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>First entry of a select that stands for nothing chosen: 全部类别.</summary>
    public string? Empty { get; set; }

    /// <summary>Saved phrases of a text area, shown as chips that insert their text.</summary>
    public IReadOnlyList<string>? Phrases { get; set; }

    /// <summary>Values offered while typing.</summary>
    public IEnumerable<string>? Suggestions { get; set; }

    /// <summary>Format of the value, such as {0:0.00}.</summary>
    public string? Format { get; set; }

    /// <summary>The field stands in a table: the label is only for assistive technology.</summary>
    public bool Cell { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var after = await output.GetChildContentAsync();
        var name = FieldNames.FullName(ViewContext, For.Name);
        var id = TagBuilder.CreateSanitizedId(name, generator.IdAttributeDotReplacement);
        var error = FormParts.ErrorOf(ViewContext, name);
        var isTick = Options is null && For.ModelExplorer.ModelType == typeof(bool);
        FieldOrder.Add(ViewContext.HttpContext, name);
        FieldLabels.Add(ViewContext.HttpContext, name, Label);

        var attributes = output
            .Attributes.Where(a => a.Name is not ("class" or "id"))
            .ToDictionary(a => a.Name, a => (object?)(a.ValueStyle == HtmlAttributeValueStyle.Minimized ? "" : a.Value?.ToString()));
        foreach (var moved in attributes.Keys)
            output.Attributes.RemoveAll(moved);
        attributes["id"] = id;
        var about = string.Join(
            ' ',
            new[] { Hint is null ? null : id + "-hint", error is null ? null : id + "-error", HasCounter ? id + "-count" : null }.Where(x =>
                x is not null
            )
        );
        if (about.Length > 0)
            attributes["aria-describedby"] = about;
        if (error is not null)
            attributes["aria-invalid"] = "true";
        // A list without an empty first entry is never left empty, and HTML has no required one.
        if (Required && (Options is null || Empty is not null))
            attributes["required"] = "required";

        var group = context.Items.TryGetValue(typeof(GroupTagHelper), out var found) ? (List<(string Id, string Text)>)found : null;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (group is null)
            output.AddClass("ku-field" + (Cell ? " ku-field--cell" : "") + (error is null ? "" : " ku-field--bad"));
        else
            output.AddClass("ku-inline__part");
        if (group is not null && error is not null)
            group.Add((id, error));

        if (!isTick)
            output.Content.AppendHtml(FormParts.Label("label", Label, Required && group is null, id, Cell));
        FormParts.AppendHintAndError(output.Content, id, Hint, group is null ? error : null);
        AppendPhrases(output.Content, id);

        if (isTick)
            AppendTick(output.Content, attributes);
        else
            AppendInput(output.Content, attributes, id, error is not null);

        if (HasCounter)
            AppendCounter(output.Content, id, name);
        output.Content.AppendHtml(after);
    }

    private bool HasCounter => Rows is not null && Maxlength is not null;

    private void AppendInput(TagHelperContent content, Dictionary<string, object?> attributes, string id, bool bad)
    {
        var width = Width is null
            ? (
                Rows is null && Unit is null ? ""
                : Rows is null ? "ku-w6"
                : ""
            )
            : "ku-w" + Width;
        attributes["class"] = string.Join(
            ' ',
            new[] { Options is null ? "form-control" : "form-select", width, bad ? "is-bad" : "" }.Where(c => c.Length > 0)
        );

        TagBuilder input;
        if (Options is not null)
        {
            input = generator.GenerateSelect(ViewContext, For.ModelExplorer, Empty, For.Name, Options, allowMultiple: false, attributes);
            FormParts.MarkOptions(input);
        }
        else if (Rows is not null)
        {
            input = generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows.Value, 0, attributes);
            input.Attributes.Remove("cols");
        }
        else
        {
            var type = Type ?? TypeOf(For.ModelExplorer.Metadata.UnderlyingOrModelType);
            if (type == "number")
            {
                // Spin buttons and the wheel change a number by accident; full-width digits are accepted by the server.
                attributes.TryAdd("inputmode", "decimal");
                type = "text";
            }
            if (type == "date")
            {
                // Without an end the browser lets a year run to six digits.
                attributes.TryAdd("min", $"{ForgivingNumberBinder.FirstYear}-01-01");
                attributes.TryAdd("max", $"{ForgivingNumberBinder.LastYear}-12-31");
            }
            attributes["type"] = type;
            if (Maxlength is not null)
                attributes["maxlength"] = Maxlength.Value.ToString(CultureInfo.InvariantCulture);
            if (Suggestions is not null)
                attributes["list"] = id + "-list";
            if (type == "text")
                attributes.TryAdd("autocomplete", "off");
            input =
                type == "password"
                    ? generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, attributes)
                    : generator.GenerateTextBox(
                        ViewContext,
                        For.ModelExplorer,
                        For.Name,
                        type == "file" ? null : For.Model,
                        Format ?? FormatOf(For.ModelExplorer.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? "date" : type),
                        attributes
                    );
            if (type == "file")
                input.Attributes.Remove("value");
        }
        FormParts.DropClientValidation(input);
        if (HasCounter)
            input.Attributes["data-ku-max"] = Maxlength!.Value.ToString(CultureInfo.InvariantCulture);

        if (Unit is not null)
        {
            var box = new TagBuilder("span");
            box.AddCssClass("ku-unit");
            var unit = new TagBuilder("span");
            unit.InnerHtml.Append(Unit);
            box.InnerHtml.AppendHtml(input).AppendHtml(unit);
            content.AppendHtml(box);
        }
        else if (Type == "password")
        {
            var box = new TagBuilder("div");
            box.AddCssClass("ku-pass");
            box.InnerHtml.AppendHtml(input).AppendHtml(ShowButton(id));
            content.AppendHtml(box);
        }
        else
        {
            content.AppendHtml(input);
        }

        if (Suggestions is not null)
        {
            var list = new TagBuilder("datalist");
            list.Attributes["id"] = id + "-list";
            foreach (var value in Suggestions)
            {
                var option = new TagBuilder("option");
                option.Attributes["value"] = value;
                list.InnerHtml.AppendHtml(option);
            }
            content.AppendHtml(list);
        }
    }

    private void AppendTick(TagHelperContent content, Dictionary<string, object?> attributes)
    {
        attributes["class"] = "form-check-input";
        var tick = generator.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, For.Model is true, attributes);
        FormParts.DropClientValidation(tick);
        var box = new TagBuilder("div");
        box.AddCssClass("form-check");
        var label = FormParts.Label("label", Label, Required, (string)attributes["id"]!, Cell);
        label.AddCssClass("form-check-label");
        box.InnerHtml.AppendHtml(tick).AppendHtml(label).AppendHtml(FormParts.Hidden(FieldNames.FullName(ViewContext, For.Name), "false"));
        content.AppendHtml(box);
    }

    private void AppendPhrases(TagHelperContent content, string id)
    {
        if (Phrases is not { Count: > 0 })
            return;
        var row = new TagBuilder("div");
        row.AddCssClass("ku-phrases");
        row.Attributes["role"] = "group";
        row.Attributes["aria-label"] = shared["Saved phrases"];
        row.Attributes["data-ku-js"] = "";
        row.Attributes["hidden"] = "hidden";
        foreach (var phrase in Phrases)
        {
            var chip = new TagBuilder("button");
            chip.AddCssClass("ku-chip");
            chip.Attributes["type"] = "button";
            chip.Attributes["data-ku-phrase"] = id;
            chip.InnerHtml.Append(phrase);
            row.InnerHtml.AppendHtml(chip);
        }
        content.AppendHtml(row);
    }

    private void AppendCounter(TagHelperContent content, string id, string name)
    {
        var length = (ViewContext.ModelState.TryGetValue(name, out var entry) ? entry.AttemptedValue : For.Model?.ToString())?.Length ?? 0;
        var count = new TagBuilder("p");
        count.AddCssClass(length > Maxlength ? "ku-note ku-counter is-over" : "ku-note ku-counter");
        count.Attributes["id"] = id + "-count";
        count.Attributes["data-ku-counter"] = id;
        count.Attributes["data-text"] = shared["{0} / {1} characters"].Value;
        count.Attributes["data-over"] = shared["{0} / {1} characters, {2} too many"].Value;
        count.InnerHtml.Append(
            length > Maxlength
                ? shared["{0} / {1} characters, {2} too many", length, Maxlength!, length - Maxlength!.Value]
                : shared["{0} / {1} characters", length, Maxlength!]
        );
        content.AppendHtml(count);
    }

    private TagBuilder ShowButton(string id)
    {
        var button = new TagBuilder("button");
        button.AddCssClass("btn btn-secondary");
        button.Attributes["type"] = "button";
        button.Attributes["data-ku-reveal"] = id;
        button.Attributes["data-ku-js"] = "";
        button.Attributes["hidden"] = "hidden";
        button.Attributes["aria-label"] = shared["Show password"].Value;
        button.Attributes["data-show"] = shared["Show"].Value;
        button.Attributes["data-show-label"] = shared["Show password"].Value;
        button.Attributes["data-hide"] = shared["Hide"].Value;
        button.Attributes["data-hide-label"] = shared["Hide password"].Value;
        button.InnerHtml.Append(shared["Show"]);
        return button;
    }

    private static string TypeOf(Type type) =>
        type switch
        {
            _ when type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double) => "number",
            _ when type == typeof(DateOnly) => "date",
            _ when type == typeof(TimeOnly) => "time",
            _ when typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type) => "file",
            _ => "text",
        };

    private static string? FormatOf(string type) =>
        type switch
        {
            "date" => "{0:yyyy-MM-dd}",
            "time" => "{0:HH:mm}",
            "datetime-local" => "{0:yyyy-MM-ddTHH:mm}",
            "month" => "{0:yyyy-MM}",
            _ => null,
        };
}
