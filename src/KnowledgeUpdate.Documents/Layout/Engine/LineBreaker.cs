using System.Runtime.InteropServices;
using System.Text;
using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>Breaks text into lines.</summary>
internal static class LineBreaker
{
    /// <summary>The paragraphs of a text, each broken into lines no wider than <paramref name="width"/> points.</summary>
    internal static List<List<Line>> Break(FontSet fonts, TextStyle style, string text, float width) =>
        [
            .. fonts
                .Printable(style.Face, text)
                .Split('\n')
                .Select(paragraph => style.FirstLineIndent > 0 ? paragraph.Trim() : paragraph.TrimEnd(' '))
                .Select(paragraph => BreakParagraph(fonts, style, [.. paragraph.EnumerateRunes()], width)),
        ];

    private static List<Line> BreakParagraph(FontSet fonts, TextStyle style, List<Rune> runes, float width)
    {
        if (style.Balanced)
            return TitleBreaker.Break(fonts, style, runes, width);

        var ends = FindEnds(fonts, style, runes, width);
        var lines = new List<Line>(ends.Count);
        var start = 0;
        for (var i = 0; i < ends.Count; i++)
        {
            var characters = Trimmed(runes, start, ends[i], isFirst: i == 0);
            var stretch = style.Align == TextAlign.Justify && i < ends.Count - 1 ? width : (float?)null;
            lines.Add(Line.Set(fonts, style, characters, style.IndentOf(line: i), stretch));
            start = ends[i];
        }

        return lines;
    }

    // Fills each line with as many unbreakable pieces as it holds.
    private static List<int> FindEnds(FontSet fonts, TextStyle style, List<Rune> runes, float width)
    {
        var ends = new List<int>();
        var inLink = LineRules.FindLinks(runes);
        var room = width - style.IndentOf(line: 0);
        var (lineStart, used) = (0, 0f);
        var start = 0;
        while (start < runes.Count)
        {
            var end = PieceEnd(runes, inLink, start);
            var piece = Line.Measure(fonts, style, Span(runes, start, end));
            var isSpace = LineRules.IsSpace(runes[start]);
            if (used + piece <= room || isSpace)
            {
                used += isSpace && start == lineStart && ends.Count > 0 ? 0 : piece;
                start = end;
            }
            else
            {
                // A piece wider than a whole line is cut where it must be.
                if (start == lineStart)
                    start = Cut(fonts, style, runes, start, end, room);

                ends.Add(start);
                (lineStart, used, room) = (start, 0, width - style.IndentOf(ends.Count));
            }
        }

        if (lineStart < runes.Count || ends.Count == 0)
            ends.Add(runes.Count);

        return ends;
    }

    private static int PieceEnd(List<Rune> runes, bool[] inLink, int start)
    {
        var end = start + 1;
        while (end < runes.Count && !LineRules.MayBreak(runes[end - 1], runes[end], inLink[end - 1] && inLink[end]))
            end++;

        return end;
    }

    private static int Cut(FontSet fonts, TextStyle style, List<Rune> runes, int start, int end, float room)
    {
        var cut = start + 1;
        while (cut < end && Line.Measure(fonts, style, Span(runes, start, cut + 1)) <= room)
            cut++;

        var allowed = cut;
        while (allowed > start + 1 && (!LineRules.MayBeFirst(runes[allowed]) || !LineRules.MayBeLast(runes[allowed - 1])))
            allowed--;

        return allowed > start + 1 ? allowed : cut;
    }

    private static ReadOnlySpan<Rune> Trimmed(List<Rune> runes, int start, int end, bool isFirst)
    {
        while (end > start && LineRules.IsSpace(runes[end - 1]))
            end--;
        while (!isFirst && start < end && Rune.IsWhiteSpace(runes[start]))
            start++;

        return Span(runes, start, end);
    }

    internal static ReadOnlySpan<Rune> Span(List<Rune> runes, int start, int end) => CollectionsMarshal.AsSpan(runes)[start..end];
}
