using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>Month columns with a limit: <c>&lt;ku-columns model="Model.ByMonth" /&gt;</c>.</summary>
[HtmlTargetElement("ku-columns", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ColumnsTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    private const double Width = 300,
        Base = 78,
        Top = 22;

    public ColumnChart Model { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var highest = Math.Max(1, Math.Max(Model.Limit ?? 0, Model.Columns.Count == 0 ? 1 : Model.Columns.Max(c => c.Value)));
        var step = Width / Math.Max(1, Model.Columns.Count);
        var bar = step * .7;
        double Y(double value) => Base - (Base - Top) * value / highest;

        var svg = new StringBuilder(
            $"<svg class=\"ku-plot ku-plot--columns\" viewBox=\"0 0 {Svg.Number(Width)} 98\" role=\"img\" aria-label=\""
                + $"{Svg.Text(Model.Finding)}\">"
        );
        if (Model.Limit is { } limit)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"limit\" x1=\"0\" x2=\"{Width}\" y1=\"{Y(limit):0.#}\" y2=\"{Y(limit):0.#}\"/>"
            );
        for (var i = 0; i < Model.Columns.Count; i++)
        {
            var column = Model.Columns[i];
            var isOver = column.Value > Model.Limit;
            var middle = step * (i + .5);
            if (column.Value > 0)
            {
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect class=\"{(isOver ? "col-over" : "col")}\" x=\"{middle - bar / 2:0.#}\" y=\"{Y(column.Value):0.#}\" "
                        + $"width=\"{bar:0.#}\" height=\"{Base - Y(column.Value):0.#}\" rx=\"1\"/>"
                );
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text{(isOver ? " class=\"over\"" : "")} x=\"{middle:0.#}\" y=\"{Y(column.Value) - 5:0.#}\" "
                        + $"text-anchor=\"middle\">{column.Value:0.##}</text>"
                );
            }
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{middle:0.#}\" y=\"94\" text-anchor=\"middle\">{Svg.Text(column.Label)}</text>"
            );
        }
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"0\" x2=\"{Width}\" y1=\"{Base + .5}\" y2=\"{Base + .5}\"/>");
        svg.Append("</svg>");
        if (Model.LimitText is not null)
            svg.Append("<p class=\"ku-note mb-0\">").Append(Svg.Text(Model.LimitText)).Append("</p>");

        Svg.Figure(
            output,
            shared,
            svg,
            Model.Finding,
            Model.Title,
            [Model.NameHead ?? shared["Month"], Model.ValueHead ?? shared["Value"]],
            Model.Columns.Select(c =>
                (IReadOnlyList<(string, string?)>)
                    [
                        (c.Label, c.Href),
                        (
                            c.Value > Model.Limit
                                ? shared["{0}, over by {1}", Svg.Number(c.Value), Svg.Number(c.Value - Model.Limit.Value)]
                                : Svg.Number(c.Value),
                            null
                        ),
                    ]
            )
        );
    }
}
