using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>Actual, plan, forecast and now over a year: <c>&lt;ku-pace model="Model.Pace" /&gt;</c>.</summary>
[HtmlTargetElement("ku-pace", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaceTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    private const double Left = 40,
        Right = 322,
        Base = 150,
        Top = 20;

    public PaceChart Model { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var points = Model.Points;
        var highest = Nice(
            points.SelectMany(p => new[] { p.Plan, p.Actual, p.Forecast }).OfType<double>().Append(Model.Goal).Append(1).Max()
        );
        double X(double at) => Left + (Right - Left) * at / Math.Max(1, points.Count - 1);
        double Y(double value) => Base - (Base - Top) * value / highest;
        string Point(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}");
        IEnumerable<string> Points(Func<PacePoint, double?> of, int from = 0) =>
            points.Index().Where(p => p.Index >= from && of(p.Item) is not null).Select(p => Point(X(p.Index), Y(of(p.Item)!.Value)));
        string Line(string css, Func<PacePoint, double?> of, params string[] more) =>
            $"<polyline class=\"{css}\" points=\"{string.Join(' ', Points(of).Concat(more))}\"/>";

        var svg = new StringBuilder(
            $"<svg class=\"ku-plot\" viewBox=\"0 0 332 176\" role=\"img\" aria-label=\"{Svg.Text(Model.Finding)}\">"
        );
        for (var quarter = 0; quarter <= 4; quarter++)
        {
            var value = highest * quarter / 4;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"axis\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{Y(value):0.#}\" y2=\"{Y(value):0.#}\"/><text x=\""
                    + $"{Left - 6}\" y=\"{Y(value) + 4:0.#}\" text-anchor=\"end\">{value:#,0.##}</text>"
            );
        }
        for (var i = 1; i < points.Count; i += points.Count > 8 ? 2 : 1)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{X(i):0.#}\" y=\"168\" text-anchor=\"middle\">{Svg.Text(points[i].Label)}</text>"
            );

        var now = Point(X(Model.Now), Y(Model.NowValue));
        svg.Append(Line("plan", p => p.Plan)).Append(Line("real", p => p.Actual, now));
        var forecast = Points(p => p.Forecast, from: (int)Math.Floor(Model.Now) + 1);
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"fore\" points=\"{now} {string.Join(' ', forecast)}\"/>");
        var isLeft = Model.Now < points.Count / 2.0;
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<line class=\"now\" x1=\"{X(Model.Now):0.#}\" x2=\"{X(Model.Now):0.#}\" y1=\"8\" y2=\"{Base}\"/><text class=\"now\" "
                + $"x=\"{X(Model.Now) + (isLeft ? 6 : -6):0.#}\" y=\"14\" text-anchor=\"{(isLeft ? "start" : "end")}\">"
                + $"{Svg.Text(Model.NowText)}</text>"
        );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<circle class=\"real-dot\" cx=\"{X(Model.Now):0.#}\" cy=\"{Y(Model.NowValue):0.#}\" r=\"4\"/></svg>"
        );

        svg.Append("<ul class=\"ku-legend\">");
        foreach (
            var (css, text) in new[]
            {
                ("real", shared["Actual"]),
                ("plan", shared["Planned pace"]),
                ("fore", shared["Forecast from what is scheduled"]),
            }
        )
            svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<li><svg viewBox=\"0 0 16 16\" class=\"ku-plot\" aria-hidden=\"true\"><path class=\"{css}\" d=\"M0 8h16\"/></svg>"
                )
                .Append(Svg.Text(text))
                .Append("</li>");
        svg.Append("</ul>");

        Svg.Figure(
            output,
            shared,
            svg,
            Model.Finding,
            Model.Title,
            [Model.NameHead ?? shared["Month"], shared["Planned pace"], shared["Actual"], shared["Forecast"]],
            points
                .Skip(1)
                .Select(p =>
                    (IReadOnlyList<(string, string?)>)
                        [(p.Label, null), (Svg.Number(p.Plan), null), (Svg.Number(p.Actual), null), (Svg.Number(p.Forecast), null)]
                )
        );
    }

    // The top of the axis: a round number whose quarters are round too.
    private static double Nice(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10 }.Select(f => f * power).First(f => f >= value * .98);
    }
}
