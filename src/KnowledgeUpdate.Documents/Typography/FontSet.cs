using System.Text;

namespace KnowledgeUpdate.Documents.Typography;

/// <summary>A glyph of one of the document's fonts. The advance is in em.</summary>
internal readonly record struct Glyph(DocumentFont Font, ushort Id, float Advance);

/// <summary>The fonts of one document, each a fresh subset: small files, and text that can be selected and searched.</summary>
internal sealed class FontSet : IDisposable
{
    private const float UnitsToMeasureAt = 1000;

    private readonly Dictionary<(FontFace, Rune), Glyph> _glyphs = [];
    private readonly List<DocumentFont> _fonts = [];
    private readonly FontLibrary _library;

    /// <summary>Cuts the fonts down to the given characters, which the library has: see <see cref="FontLibrary.Printable"/>.</summary>
    internal FontSet(FontLibrary library, IEnumerable<(FontFace Face, Rune Rune)> characters)
    {
        _library = library;
        var wanted = characters
            .Distinct()
            .OrderBy(c => c.Face)
            .ThenBy(c => c.Rune.Value)
            .Select(c => (c.Face, c.Rune, File: library.Find(c.Face, c.Rune)))
            .ToList();

        foreach (var ofFile in wanted.GroupBy(w => w.File!))
        {
            var font = new DocumentFont(ofFile.Key.Subset(ofFile.Select(w => w.Rune)));
            _fonts.Add(font);
            var measure = font.At(UnitsToMeasureAt);
            foreach (var (face, rune, _) in ofFile)
            {
                var id = font.Typeface.GetGlyph(rune.Value);
                _glyphs[(face, rune)] = new(font, id, measure.GetGlyphWidths([id])[0] / UnitsToMeasureAt);
            }
        }
    }

    /// <summary>A text as it is printed.</summary>
    internal string Printable(FontFace face, string text) => _library.Printable(face, text);

    internal Glyph this[FontFace face, Rune rune] => _glyphs[(face, rune)];

    public void Dispose() => _fonts.ForEach(font => font.Dispose());
}
