using System.Globalization;
using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>The header and footer, drawn when the number of pages is known.</summary>
internal static class PageFrame
{
    internal const string NumberCharacters = "第页共 0123456789";

    private const float HeaderGap = 14;
    private const float FooterGap = 14;
    private const float RuleThickness = 0.5f;

    internal static void Draw(PageCanvas canvas, FontSet fonts, Section section, int number, int count)
    {
        var page = section.Page;
        var style = Styles.Running;
        var right = page.Width - page.Right;
        if (section.Header is { } header)
        {
            var top = page.Top - HeaderGap - style.LineStep;
            canvas.Text(OneLine(fonts, header), style, page.Left, top);
            canvas.Rule(page.Left, top + style.LineStep, right, top + style.LineStep, RuleThickness, style.Ink);
        }

        var footerTop = page.Height - page.Bottom + FooterGap;
        var pageNumber = OneLine(fonts, string.Create(CultureInfo.InvariantCulture, $"第 {number} 页 共 {count} 页"));
        if (section.Footer is { } footer)
        {
            canvas.Text(OneLine(fonts, footer), style, page.Left, footerTop);
            canvas.Text(pageNumber, style, right - pageNumber.Width, footerTop);
        }
        else
        {
            canvas.Text(pageNumber, style, page.Left + ((page.ContentWidth - pageNumber.Width) / 2), footerTop);
        }
    }

    private static Line OneLine(FontSet fonts, string text) =>
        Line.Set(fonts, Styles.Running, [.. fonts.Printable(Styles.Running.Face, text).Replace('\n', ' ').EnumerateRunes()], 0);
}
