using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using KnowledgeUpdate.Application.Common;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Web.Face;

// Charts are SVG written by the server: they print, need no script, and carry no style attribute, so the content security policy holds.

/// <summary>One bar: <c>&lt;ku-bar value="0.86" mark="0.9" label="863 of 1,000" /&gt;</c>. Value and mark are shares of the whole length.</summary>
[HtmlTargetElement("ku-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarTagHelper : TagHelper
{
    /// <summary>Share filled, 0 to 1; more is drawn as full.</summary>
    public double Value { get; set; }

    /// <summary>Where the limit or pace stands, 0 to 1.</summary>
    public double? Mark { get; set; }

    /// <summary>The figures in words, for assistive technology; null where words beside the bar say them.</summary>
    public string? Label { get; set; }

    /// <summary>Over the limit or behind; words beside it must say so.</summary>
    public bool Bad { get; set; }

    /// <summary>The colour of goals that are met.</summary>
    public bool Good { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Svg.Bar(Value, Mark, Label, Bad, Good));
    }
}

/// <summary>Horizontal bars with marks: <c>&lt;ku-bars model="Model.ByBase" /&gt;</c>.</summary>
[HtmlTargetElement("ku-bars", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarsTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    /// <summary>The chart.</summary>
    public BarChart Model { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var longest = Model.Whole ?? Math.Max(1e-9, Model.Rows.Count == 0 ? 1 : Model.Rows.Max(r => Math.Max(r.Value, r.Mark ?? 0)));
        var html = new StringBuilder("<ul class=\"ku-minibars ku-minibars--chart\">");
        foreach (var row in Model.Rows)
        {
            html.Append("<li>").Append(Svg.Link(row.Href, $"<span>{Svg.Text(row.Name)}</span>"))
                .Append(Svg.Bar(row.Value / longest, row.Mark / longest, null, row.Verdict is not null, Model.IsGood))
                .Append("<b>").Append(Svg.Text(row.Text));
            if (row.Verdict is not null)
                html.Append(" <span class=\"ku-over\">").Append(Svg.Text(row.Verdict)).Append("</span>");
            html.Append("</b></li>");
        }
        html.Append("</ul>");
        if (Model.MarkText is not null)
            html.Append("<p class=\"ku-note mt-1 mb-0\">").Append(Svg.Text(Model.MarkText)).Append("</p>");

        Svg.Figure(output, shared, html, Model.Finding, Model.Title,
            [Model.NameHead ?? shared["Item"], Model.ValueHead ?? shared["Value"]],
            Model.Rows.Select(r => (IReadOnlyList<(string, string?)>)[(r.Name, r.Href), (r.Verdict is null ? r.Text : $"{r.Text} {r.Verdict}", null)]));
    }
}

/// <summary>Month columns with a limit: <c>&lt;ku-columns model="Model.ByMonth" /&gt;</c>.</summary>
[HtmlTargetElement("ku-columns", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ColumnsTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    private const double Width = 300, Base = 78, Top = 22;

    /// <summary>The chart.</summary>
    public ColumnChart Model { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var highest = Math.Max(1, Math.Max(Model.Limit ?? 0, Model.Columns.Count == 0 ? 1 : Model.Columns.Max(c => c.Value)));
        var step = Width / Math.Max(1, Model.Columns.Count);
        var bar = step * .7;
        double Y(double value) => Base - (Base - Top) * value / highest;

        var svg = new StringBuilder($"<svg class=\"ku-plot ku-plot--columns\" viewBox=\"0 0 {Svg.Number(Width)} 98\" role=\"img\" aria-label=\"{Svg.Text(Model.Finding)}\">");
        if (Model.Limit is { } limit)
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"limit\" x1=\"0\" x2=\"{Width}\" y1=\"{Y(limit):0.#}\" y2=\"{Y(limit):0.#}\"/>");
        for (var i = 0; i < Model.Columns.Count; i++)
        {
            var column = Model.Columns[i];
            var isOver = column.Value > Model.Limit;
            var middle = step * (i + .5);
            if (column.Value > 0)
            {
                svg.Append(CultureInfo.InvariantCulture,
                    $"<rect class=\"{(isOver ? "col-over" : "col")}\" x=\"{middle - bar / 2:0.#}\" y=\"{Y(column.Value):0.#}\" width=\"{bar:0.#}\" height=\"{Base - Y(column.Value):0.#}\" rx=\"1\"/>");
                svg.Append(CultureInfo.InvariantCulture,
                    $"<text{(isOver ? " class=\"over\"" : "")} x=\"{middle:0.#}\" y=\"{Y(column.Value) - 5:0.#}\" text-anchor=\"middle\">{column.Value:0.##}</text>");
            }
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{middle:0.#}\" y=\"94\" text-anchor=\"middle\">{Svg.Text(column.Label)}</text>");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"0\" x2=\"{Width}\" y1=\"{Base + .5}\" y2=\"{Base + .5}\"/>");
        svg.Append("</svg>");
        if (Model.LimitText is not null)
            svg.Append("<p class=\"ku-note mb-0\">").Append(Svg.Text(Model.LimitText)).Append("</p>");

        Svg.Figure(output, shared, svg, Model.Finding, Model.Title,
            [Model.NameHead ?? shared["Month"], Model.ValueHead ?? shared["Value"]],
            Model.Columns.Select(c => (IReadOnlyList<(string, string?)>)
            [
                (c.Label, c.Href),
                (c.Value > Model.Limit
                    ? shared["{0}, over by {1}", Svg.Number(c.Value), Svg.Number(c.Value - Model.Limit.Value)]
                    : Svg.Number(c.Value), null),
            ]));
    }
}

/// <summary>Actual, plan, forecast and now over a year: <c>&lt;ku-pace model="Model.Pace" /&gt;</c>.</summary>
[HtmlTargetElement("ku-pace", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaceTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    private const double Left = 40, Right = 322, Base = 150, Top = 20;

    /// <summary>The chart.</summary>
    public PaceChart Model { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var points = Model.Points;
        var highest = Nice(points.SelectMany(p => new[] { p.Plan, p.Actual, p.Forecast }).OfType<double>().Append(Model.Goal).Append(1).Max());
        double X(double at) => Left + (Right - Left) * at / Math.Max(1, points.Count - 1);
        double Y(double value) => Base - (Base - Top) * value / highest;
        string Point(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}");
        string Line(string css, Func<PacePoint, double?> of, params string[] more) =>
            $"<polyline class=\"{css}\" points=\"{string.Join(' ', points.Index().Where(p => of(p.Item) is not null).Select(p => Point(X(p.Index), Y(of(p.Item)!.Value))).Concat(more))}\"/>";

        var svg = new StringBuilder($"<svg class=\"ku-plot\" viewBox=\"0 0 332 176\" role=\"img\" aria-label=\"{Svg.Text(Model.Finding)}\">");
        for (var quarter = 0; quarter <= 4; quarter++)
        {
            var value = highest * quarter / 4;
            svg.Append(CultureInfo.InvariantCulture,
                $"<line class=\"axis\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{Y(value):0.#}\" y2=\"{Y(value):0.#}\"/><text x=\"{Left - 6}\" y=\"{Y(value) + 4:0.#}\" text-anchor=\"end\">{value:#,0.##}</text>");
        }
        for (var i = 1; i < points.Count; i += points.Count > 8 ? 2 : 1)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(i):0.#}\" y=\"168\" text-anchor=\"middle\">{Svg.Text(points[i].Label)}</text>");

        var now = Point(X(Model.Now), Y(Model.NowValue));
        svg.Append(Line("plan", p => p.Plan)).Append(Line("real", p => p.Actual, now));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"fore\" points=\"{now} {string.Join(' ', points.Index().Where(p => p.Item.Forecast is not null && p.Index > Model.Now).Select(p => Point(X(p.Index), Y(p.Item.Forecast!.Value))))}\"/>");
        var isLeft = Model.Now < points.Count / 2.0;
        svg.Append(CultureInfo.InvariantCulture,
            $"<line class=\"now\" x1=\"{X(Model.Now):0.#}\" x2=\"{X(Model.Now):0.#}\" y1=\"8\" y2=\"{Base}\"/><text class=\"now\" x=\"{X(Model.Now) + (isLeft ? 6 : -6):0.#}\" y=\"14\" text-anchor=\"{(isLeft ? "start" : "end")}\">{Svg.Text(Model.NowText)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"real-dot\" cx=\"{X(Model.Now):0.#}\" cy=\"{Y(Model.NowValue):0.#}\" r=\"4\"/></svg>");

        svg.Append("<ul class=\"ku-legend\">");
        foreach (var (css, text) in new[] { ("real", shared["Actual"]), ("plan", shared["Planned pace"]), ("fore", shared["Forecast from what is scheduled"]) })
            svg.Append(CultureInfo.InvariantCulture, $"<li><svg viewBox=\"0 0 16 16\" class=\"ku-plot\" aria-hidden=\"true\"><path class=\"{css}\" d=\"M0 8h16\"/></svg>").Append(Svg.Text(text)).Append("</li>");
        svg.Append("</ul>");

        Svg.Figure(output, shared, svg, Model.Finding, Model.Title,
            [Model.NameHead ?? shared["Month"], shared["Planned pace"], shared["Actual"], shared["Forecast"]],
            points.Skip(1).Select(p => (IReadOnlyList<(string, string?)>)
                [(p.Label, null), (Svg.Number(p.Plan), null), (Svg.Number(p.Actual), null), (Svg.Number(p.Forecast), null)]));
    }

    // The top of the axis: a round number whose quarters are round too.
    private static double Nice(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10 }.Select(f => f * power).First(f => f >= value * .98);
    }
}

/// <summary>The weave of a learner's hours: <c>&lt;ku-weave model="Model.Weave" /&gt;</c>. Filled cells have a stitch, pending ones are pale, missing ones hollow.</summary>
[HtmlTargetElement("ku-weave", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WeaveTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    private const int PerRow = 15, Cell = 22, Gap = 2;

    /// <summary>The weave.</summary>
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
            var label = shared["{0}: {1} of {2} hours, {3} pending", band.Name, Svg.Number((double)band.Done), Svg.Number((double)band.Required), Svg.Number((double)band.Pending)];

            html.Append("<div class=\"ku-hours__band\"><h3>").Append(Svg.Text(band.Name)).Append("<span><b>").Append(Svg.Number((double)band.Done)).Append("</b> / ")
                .Append(Svg.Number((double)band.Required)).Append("</span></h3>");
            html.Append(CultureInfo.InvariantCulture,
                $"<svg class=\"ku-weave\" viewBox=\"0 0 {PerRow * (Cell + Gap)} {rows * (Cell + Gap)}\" role=\"img\" aria-label=\"{Svg.Text(label)}\">");
            for (var i = 0; i < total; i++)
            {
                var x = i % PerRow * (Cell + Gap) + 1;
                var y = i / PerRow * (Cell + Gap) + 1;
                var css = i < done ? "c" + band.Color : i < done + pending ? "wait" : "todo";
                html.Append(CultureInfo.InvariantCulture, $"<rect class=\"{css}\" x=\"{x}\" y=\"{y}\" width=\"{Cell}\" height=\"{Cell}\" rx=\"2\"/>");
                if (i < done + pending)
                    html.Append(CultureInfo.InvariantCulture, $"<path class=\"{(i < done ? "stitch" : "wait-stitch")}\" d=\"M{x + 11} {y + 5}l6 6-6 6-6-6z\"/>");
            }
            html.Append("</svg></div>");
        }
        html.Append("</div>");

        Svg.Figure(output, shared, html, Model.Finding, shared["Hours by subject"],
            [shared["Subject"], shared["Entered"], shared["Pending"], shared["Required"]],
            Model.Bands.Select(b => (IReadOnlyList<(string, string?)>)
                [(b.Name, null), (Svg.Number((double)b.Done), null), (Svg.Number((double)b.Pending), null), (Svg.Number((double)b.Required), null)]));
    }
}

/// <summary>The grid of cities: <c>&lt;ku-cities model="Model.Cities" /&gt;</c>.</summary>
[HtmlTargetElement("ku-cities", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CitiesTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    /// <summary>The grid.</summary>
    public CityGrid Model { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var columns = Model.Rows.Max(r => r.Count);
        var svg = new StringBuilder();
        // Not role="img": its cells are links.
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"ku-plot ku-city\" viewBox=\"0 0 {columns * 76} {Model.Rows.Count * 60}\" role=\"group\" aria-label=\"{Svg.Text(Model.Title)}\">");
        for (var row = 0; row < Model.Rows.Count; row++)
        {
            for (var column = 0; column < Model.Rows[row].Count; column++)
            {
                if (Model.Rows[row][column] is not { } city)
                    continue;
                var step = double.IsNaN(city.Value) ? 0 : Model.Steps.Count(s => city.Value >= s) + 1;
                var ink = step >= 3 ? "tw" : "td";
                var cell = string.Create(CultureInfo.InvariantCulture,
                    $"<rect class=\"c{step}\" x=\"{column * 76}\" y=\"{row * 60}\" width=\"72\" height=\"56\" rx=\"2\"/><text class=\"{ink}\" x=\"{column * 76 + 36}\" y=\"{row * 60 + 24}\" text-anchor=\"middle\">{Svg.Text(city.Name)}</text><text class=\"{ink} tb\" x=\"{column * 76 + 36}\" y=\"{row * 60 + 43}\" text-anchor=\"middle\">{Svg.Text(city.Text)}</text>");
                svg.Append(Svg.Link(city.Href, cell));
            }
        }
        svg.Append("</svg><ul class=\"ku-legend mt-2\">");
        for (var step = Model.StepTexts.Count; step >= 1; step--)
            svg.Append(CultureInfo.InvariantCulture, $"<li><svg class=\"ku-city\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><rect class=\"c{step}\" width=\"16\" height=\"16\" rx=\"2\"/></svg>{Svg.Text(Model.StepTexts[step - 1])}</li>");
        svg.Append("</ul>");

        Svg.Figure(output, shared, svg, Model.Finding, Model.Title, [shared["City"], shared["Value"]],
            Model.Rows.SelectMany(r => r).OfType<CityCell>().Select(c => (IReadOnlyList<(string, string?)>)[(c.Name, c.Href), (c.Text, null)]));
    }
}

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
        html.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"ku-bar{(bad ? " ku-bar--bad" : good ? " ku-bar--good" : "")}\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" {(label is null ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{Text(label)}\"")}>");
        html.Append(CultureInfo.InvariantCulture, $"<rect class=\"g\" width=\"100\" height=\"8\"/><rect class=\"f\" width=\"{filled:0.#}\" height=\"8\"/>");
        if (mark is not null)
        {
            var at = Math.Clamp(mark.Value, 0, 1) * 100;
            html.Append(CultureInfo.InvariantCulture, $"<rect class=\"tc\" x=\"{Math.Max(0, at - 1.1):0.#}\" width=\"2.2\" height=\"8\"/><rect class=\"t\" x=\"{Math.Clamp(at - .5, 0, 99):0.#}\" width=\"1\" height=\"8\"/>");
        }
        return html.Append("</svg>").ToString();
    }

    /// <summary>The picture, the sentence that says the finding, and the table it can be read from.</summary>
    public static void Figure(
        TagHelperOutput output, IStringLocalizer shared, StringBuilder picture, string finding, string title, IReadOnlyList<string> heads,
        IEnumerable<IReadOnlyList<(string Text, string? Href)>> rows)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("ku-chart");
        picture.Append("<figcaption>").Append(Text(finding)).Append("</figcaption>");
        picture.Append("<details class=\"ku-table-of\"><summary>").Append(Text(shared["Show the figures"]))
            .Append("<span class=\"visually-hidden\">").Append(Text(shared[": {0}", title])).Append("</span></summary>")
            .Append("<div class=\"ku-scroll\"><table class=\"ku-table\"><caption class=\"visually-hidden\">").Append(Text(title)).Append("</caption><thead><tr>");
        for (var i = 0; i < heads.Count; i++)
            picture.Append(i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"ku-num\">").Append(Text(heads[i])).Append("</th>");
        picture.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            picture.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                picture.Append(i == 0 ? "<th scope=\"row\">" : "<td class=\"ku-num\">").Append(Link(row[i].Href, Text(row[i].Text))).Append(i == 0 ? "</th>" : "</td>");
            picture.Append("</tr>");
        }
        picture.Append("</tbody></table></div></details>");
        output.Content.SetHtmlContent(picture.ToString());
    }
}
