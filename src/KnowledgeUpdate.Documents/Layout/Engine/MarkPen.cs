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
            case TextMark text:
                var line = Line.Set(fonts, text.Style, [.. TextNormalizer.Normalize(text.Text).Replace('\n', ' ').EnumerateRunes()], 0);
                var free = text.Width - line.Width;
                page.Text(line, text.Style, text.X + text.Style.Align switch { TextAlign.Center => free / 2, TextAlign.Right => free, _ => 0 }, text.Y);
                break;
            default:
                throw new NotSupportedException($"No drawing for {mark.GetType().Name}");
        }
    }
}
