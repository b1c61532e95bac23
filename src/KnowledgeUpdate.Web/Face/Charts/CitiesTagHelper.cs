using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>The grid of cities: <c>&lt;ku-cities model="Model.Cities" /&gt;</c>.</summary>
[HtmlTargetElement("ku-cities", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CitiesTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    public CityGrid Model { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var columns = Model.Rows.Max(r => r.Count);
        var svg = new StringBuilder();
        // Not role="img": its cells are links.
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"ku-plot ku-city\" viewBox=\"0 0 {columns * 76} {Model.Rows.Count * 60}\" role=\"group\" aria-label=\""
                + $"{Svg.Text(Model.Title)}\">"
        );
        for (var row = 0; row < Model.Rows.Count; row++)
        {
            for (var column = 0; column < Model.Rows[row].Count; column++)
            {
                if (Model.Rows[row][column] is not { } city)
                    continue;
                var step = double.IsNaN(city.Value) ? 0 : Model.Steps.Count(s => city.Value >= s) + 1;
                var ink = step >= 3 ? "tw" : "td";
                var (x, y, middle) = (column * 76, row * 60, column * 76 + 36);
                var cell = string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    <rect class="c{step}" x="{x}" y="{y}" width="72" height="56" rx="2"/>
                    <text class="{ink}" x="{middle}" y="{y + 24}" text-anchor="middle">{Svg.Text(city.Name)}</text>
                    <text class="{ink} tb" x="{middle}" y="{y + 43}" text-anchor="middle">{Svg.Text(city.Text)}</text>
                    """
                );
                svg.Append(Svg.Link(city.Href, cell));
            }
        }
        svg.Append("</svg><ul class=\"ku-legend mt-2\">");
        for (var step = Model.StepTexts.Count; step >= 1; step--)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<li><svg class=\"ku-city\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><rect class=\"c{step}\" width=\"16\" "
                    + $"height=\"16\" rx=\"2\"/></svg>{Svg.Text(Model.StepTexts[step - 1])}</li>"
            );
        svg.Append("</ul>");

        Svg.Figure(
            output,
            shared,
            svg,
            Model.Finding,
            Model.Title,
            [shared["City"], shared["Value"]],
            Model
                .Rows.SelectMany(r => r)
                .OfType<CityCell>()
                .Select(c => (IReadOnlyList<(string, string?)>)[(c.Name, c.Href), (c.Text, null)])
        );
    }
}
