using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// The weave of a learner's hours: <c>&lt;ku-weave model="Model.Weave" /&gt;</c>. Filled cells have a stitch, pending ones are pale,
/// missing ones hollow.
/// </summary>
[HtmlTargetElement("ku-weave", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WeaveTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    private const int PerRow = 15,
        Cell = 22,
        Gap = 2;

    public Weave Model { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var html = new StringBuilder("<div class=\"ku-hours\">");
        foreach (var band in Model.Bands)
        {
            var total = (int)Math.Ceiling(band.Required);
            var done = (int)Math.Min(total, Math.Floor(band.Done));
            var pending = (int)Math.Min(total - done, Math.Floor(band.Pending));
            var rows = Math.Max(1, (total + PerRow - 1) / PerRow);
            var label = shared[
                "{0}: {1} of {2} hours, {3} pending",
                band.Name,
                Svg.Number((double)band.Done),
                Svg.Number((double)band.Required),
                Svg.Number((double)band.Pending)
            ];

            html.Append("<div class=\"ku-hours__band\"><h3>")
                .Append(Svg.Text(band.Name))
                .Append("<span><b>")
                .Append(Svg.Number((double)band.Done))
                .Append("</b> / ")
                .Append(Svg.Number((double)band.Required))
                .Append("</span></h3>");
            html.Append(
                CultureInfo.InvariantCulture,
                $"<svg class=\"ku-weave\" viewBox=\"0 0 {PerRow * (Cell + Gap)} {rows * (Cell + Gap)}\" role=\"img\" aria-label=\""
                    + $"{Svg.Text(label)}\">"
            );
            for (var i = 0; i < total; i++)
            {
                var x = i % PerRow * (Cell + Gap) + 1;
                var y = i / PerRow * (Cell + Gap) + 1;
                var css =
                    i < done ? "c" + band.Color
                    : i < done + pending ? "wait"
                    : "todo";
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect class=\"{css}\" x=\"{x}\" y=\"{y}\" width=\"{Cell}\" height=\"{Cell}\" rx=\"2\"/>"
                );
                if (i < done + pending)
                    html.Append(
                        CultureInfo.InvariantCulture,
                        $"<path class=\"{(i < done ? "stitch" : "wait-stitch")}\" d=\"M{x + 11} {y + 5}l6 6-6 6-6-6z\"/>"
                    );
            }
            html.Append("</svg></div>");
        }
        html.Append("</div>");

        Svg.Figure(
            output,
            shared,
            html,
            Model.Finding,
            shared["Hours by subject"],
            [shared["Subject"], shared["Entered"], shared["Pending"], shared["Required"]],
            Model.Bands.Select(b =>
                (IReadOnlyList<(string, string?)>)
                    [
                        (b.Name, null),
                        (Svg.Number((double)b.Done), null),
                        (Svg.Number((double)b.Pending), null),
                        (Svg.Number((double)b.Required), null),
                    ]
            )
        );
    }
}
