using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>What the charts share.</summary>
internal static class Svg
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(string text) => Encoder.Encode(text);

    public static string Number(double? value) => value?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "—";

    public static string Link(string? href, string html) => href is null ? html : $"<a href=\"{Text(href)}\">{html}</a>";

    public static string Bar(double value, double? mark, string? label, bool bad, bool good)
    {
        var filled = Math.Clamp(value, 0, 1) * 100;
        var html = new StringBuilder();
        var tone =
            bad ? " ku-bar--bad"
            : good ? " ku-bar--good"
            : "";
        var role = label is null ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{Text(label)}\"";
        html.Append($"<svg class=\"ku-bar{tone}\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" {role}>");
        html.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"g\" width=\"100\" height=\"8\"/><rect class=\"f\" width=\"{filled:0.#}\" height=\"8\"/>"
        );
        if (mark is not null)
        {
            var at = Math.Clamp(mark.Value, 0, 1) * 100;
            html.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"tc\" x=\"{Math.Max(0, at - 1.1):0.#}\" width=\"2.2\" height=\"8\"/><rect class=\"t\" x=\""
                    + $"{Math.Clamp(at - .5, 0, 99):0.#}\" width=\"1\" height=\"8\"/>"
            );
        }
        return html.Append("</svg>").ToString();
    }

    /// <summary>The picture, the sentence that says the finding, and the table it can be read from.</summary>
    public static void Figure(
        TagHelperOutput output,
        IStringLocalizer shared,
        StringBuilder picture,
        string finding,
        string title,
        IReadOnlyList<string> heads,
        IEnumerable<IReadOnlyList<(string Text, string? Href)>> rows
    )
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("ku-chart");
        picture.Insert(0, "<figure>").Append("<figcaption>").Append(Text(finding)).Append("</figcaption></figure>");
        picture
            .Append("<details class=\"ku-table-of\"><summary>")
            .Append(Text(shared["Show the figures"]))
            .Append("<span class=\"visually-hidden\">")
            .Append(Text(shared[": {0}", title]))
            .Append("</span></summary>")
            .Append("<div class=\"ku-scroll\"><table class=\"ku-table\"><caption class=\"visually-hidden\">")
            .Append(Text(title))
            .Append("</caption><thead><tr>");
        for (var i = 0; i < heads.Count; i++)
            picture.Append(i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"ku-num\">").Append(Text(heads[i])).Append("</th>");
        picture.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            picture.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                picture
                    .Append(i == 0 ? "<th scope=\"row\">" : "<td class=\"ku-num\">")
                    .Append(Link(row[i].Href, Text(row[i].Text)))
                    .Append(i == 0 ? "</th>" : "</td>");
            picture.Append("</tr>");
        }
        picture.Append("</tbody></table></div></details>");
        output.Content.SetHtmlContent(picture.ToString());
    }
}
