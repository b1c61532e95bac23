using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>Parts the form tag helpers share.</summary>
internal static partial class FormParts
{
    public static TagBuilder Hidden(string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "hidden";
        input.Attributes["name"] = name;
        input.Attributes["value"] = value;
        return input;
    }

    public static TagBuilder Label(string tag, string text, bool required, string? @for, bool hidden)
    {
        var label = new TagBuilder(tag);
        if (@for is not null)
            label.Attributes["for"] = @for;
        if (hidden)
            label.AddCssClass("visually-hidden");
        if (required)
            label.InnerHtml.AppendHtml("<span class=\"ku-req\" aria-hidden=\"true\">*</span>");
        label.InnerHtml.AppendHtml(Language.Mark(text));
        return label;
    }

    public static void AppendHintAndError(TagHelperContent content, string id, string? hint, string? error)
    {
        Append("ku-hint", id + "-hint", hint);
        Append("ku-err", id + "-error", error);

        void Append(string css, string partId, string? text)
        {
            if (text is null)
                return;
            var p = new TagBuilder("p");
            p.AddCssClass(css);
            p.Attributes["id"] = partId;
            p.InnerHtml.AppendHtml(Language.Mark(text));
            content.AppendHtml(p);
        }
    }

    /// <summary>Options in another language than the page say so.</summary>
    public static void MarkOptions(TagBuilder select)
    {
        using var written = new StringWriter();
        select.InnerHtml.WriteTo(written, System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        var options = written.ToString();
        if (Language.Of(options) is not { } language)
            return;
        select.InnerHtml.SetHtmlContent(
            Option().Replace(options, o => Language.Of(o.Groups[1].Value) is null ? o.Value : $"<option lang=\"{language}\"{o.Value[7..]}")
        );
    }

    public static string? ErrorOf(ViewContext view, string name) =>
        view.ModelState.TryGetValue(name, out var entry)
        && entry is { ValidationState: ModelValidationState.Invalid, Errors: [var first, ..] }
            ? first.ErrorMessage
            : null;

    public static void DropClientValidation(TagBuilder input)
    {
        foreach (var name in input.Attributes.Keys.Where(k => k.StartsWith("data-val", StringComparison.Ordinal)).ToList())
            input.Attributes.Remove(name);
    }

    /// <summary>An option with its text.</summary>
    [GeneratedRegex("<option[^>]*>([^<]*)</option>")]
    private static partial Regex Option();
}
