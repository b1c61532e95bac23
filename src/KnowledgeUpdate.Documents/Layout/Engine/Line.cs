using System.Text;
using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>A glyph and its distance from the line's left edge, in points.</summary>
internal readonly record struct PlacedGlyph(Glyph Glyph, float X);

/// <summary>A line of text, ready to be drawn.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Glyphs">Its glyphs, from the left.</param>
/// <param name="Width">From its left edge to the end of its last glyph, in points.</param>
internal sealed record Line(string Text, IReadOnlyList<PlacedGlyph> Glyphs, float Width)
{
    /// <summary>Sets the characters side by side, beginning at <paramref name="indent"/>.</summary>
    /// <param name="stretchTo">The width to fill by opening the places where a break is allowed, or null.</param>
    internal static Line Set(FontSet fonts, TextStyle style, ReadOnlySpan<Rune> runes, float indent, float? stretchTo = null)
    {
        var text = new StringBuilder();
        var glyphs = new List<PlacedGlyph>(runes.Length);
        var gap = stretchTo is { } target ? Gap(fonts, style, runes, target - indent) : 0;
        var x = indent;
        for (var i = 0; i < runes.Length; i++)
        {
            if (i > 0 && IsElastic(runes[i - 1], runes[i]))
                x += gap;

            var glyph = fonts[style.Face, runes[i]];
            glyphs.Add(new(glyph, x));
            x += glyph.Advance * style.Size;
            text.Append(runes[i]);
        }

        return new(text.ToString(), glyphs, x);
    }

    internal static float Measure(FontSet fonts, TextStyle style, ReadOnlySpan<Rune> runes)
    {
        var width = 0f;
        foreach (var rune in runes)
            width += fonts[style.Face, rune].Advance * style.Size;

        return width;
    }

    // A line that would have to be pulled apart by more than a quarter of a character at each place is better left short.
    private static float Gap(FontSet fonts, TextStyle style, ReadOnlySpan<Rune> runes, float width)
    {
        var places = 0;
        for (var i = 1; i < runes.Length; i++)
            places += IsElastic(runes[i - 1], runes[i]) ? 1 : 0;

        var gap = places == 0 ? 0 : (width - Measure(fonts, style, runes)) / places;
        return gap > style.Size / 4 ? 0 : Math.Max(gap, 0);
    }

    private static bool IsElastic(Rune left, Rune right) =>
        !(LineRules.IsLatin(left) && LineRules.IsLatin(right)) && !(left == right && left.Value is '—' or '…');
}
