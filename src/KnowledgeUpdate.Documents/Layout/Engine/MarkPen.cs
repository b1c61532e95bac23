using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>Draws what stands at fixed places.</summary>
internal static class MarkPen
{
    internal static void Draw(PageCanvas page, FontSet fonts, Mark mark)
    {
        switch (mark)
        {
            case ShapeMark shape:
                page.Shape(shape);
                break;
            case ImageMark image:
                page.Image(image.Data, image.X, image.Y, image.Width, image.Height, image.Multiply);
                break;
            case TextMark { MostLines: { } most } text:
                Box(page, fonts, text, most);
                break;
            case TextMark text:
                var line = Line.Set(
                    fonts,
                    text.Style,
                    [.. fonts.Printable(text.Style.Face, text.Text).Replace('\n', ' ').EnumerateRunes()],
                    0
                );
                var free = text.Width - line.Width;
                page.Text(
                    line,
                    text.Style,
                    text.X
                        + text.Style.Align switch
                        {
                            TextAlign.Center => free / 2,
                            TextAlign.Right => free,
                            _ => 0,
                        },
                    text.Y
                );
                break;
            default:
                throw new NotSupportedException($"No drawing for {mark.GetType().Name}");
        }
    }

    private static void Box(PageCanvas page, FontSet fonts, TextMark text, int most)
    {
        const float step = 0.5f,
            least = 5;
        var style = text.Style;
        List<Line> lines;
        while (
            (lines = [.. LineBreaker.Break(fonts, style, text.Text.Replace('\n', ' '), text.Width).SelectMany(l => l)]).Count > most
            && style.Size > least
        )
            style = style with { Size = style.Size - step };
        for (var i = 0; i < lines.Count; i++)
        {
            var free = text.Width - lines[i].Width;
            page.Text(
                lines[i],
                style,
                text.X
                    + style.Align switch
                    {
                        TextAlign.Center => free / 2,
                        TextAlign.Right => free,
                        _ => 0,
                    },
                text.Y + (i * style.LineStep)
            );
        }
    }
}
