using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>Horizontal bars with marks: <c>&lt;ku-bars model="Model.ByBase" /&gt;</c>.</summary>
[HtmlTargetElement("ku-bars", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarsTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    public BarChart Model { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var longest = Model.Whole ?? Math.Max(1e-9, Model.Rows.Count == 0 ? 1 : Model.Rows.Max(r => Math.Max(r.Value, r.Mark ?? 0)));
        var html = new StringBuilder("<ul class=\"ku-minibars ku-minibars--chart\">");
        foreach (var row in Model.Rows)
        {
            html.Append("<li>")
                .Append(Svg.Link(row.Href, $"<span>{Svg.Text(row.Name)}</span>"))
                .Append(Svg.Bar(row.Value / longest, row.Mark / longest, null, row.Verdict is not null, Model.IsGood))
                .Append("<b>")
                .Append(Svg.Text(row.Text));
            if (row.Verdict is not null)
                html.Append(" <span class=\"ku-over\">").Append(Svg.Text(row.Verdict)).Append("</span>");
            html.Append("</b></li>");
        }
        html.Append("</ul>");
        if (Model.MarkText is not null)
            html.Append("<p class=\"ku-note mt-1 mb-0\">").Append(Svg.Text(Model.MarkText)).Append("</p>");

        Svg.Figure(
            output,
            shared,
            html,
            Model.Finding,
            Model.Title,
            [Model.NameHead ?? shared["Item"], Model.ValueHead ?? shared["Value"]],
            Model.Rows.Select(r =>
                (IReadOnlyList<(string, string?)>)[(r.Name, r.Href), (r.Verdict is null ? r.Text : $"{r.Text} {r.Verdict}", null)]
            )
        );
    }
}
