namespace KnowledgeUpdate.Documents.Layout;

/// <summary>
/// Something at a fixed place of every page of a section, under its text. Lengths are points from the page's upper left corner.
/// </summary>
public abstract record Mark;

/// <summary>A line of text in a box: aligned as its style says.</summary>
public sealed record TextMark(string Text, TextStyle Style, float X, float Y, float Width) : Mark
{
    /// <summary>Lines that the box holds: a longer text is set smaller. Null: one line, however wide it becomes.</summary>
    public int? MostLines { get; init; }
}

/// <summary>Polygons, filled, or drawn with a line of some thickness.</summary>
public sealed record ShapeMark(IReadOnlyList<IReadOnlyList<(float X, float Y)>> Polygons, Ink Ink, float? Stroke = null) : Mark
{
    /// <summary>The corners of a rectangle.</summary>
    public static IReadOnlyList<(float X, float Y)> Rectangle(float x, float y, float width, float height) =>
        [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
}

/// <summary>
/// An image. An opaque JPEG goes into the PDF as it is; with <paramref name="Multiply"/> its white lets through what lies beneath.
/// </summary>
public sealed record ImageMark(ReadOnlyMemory<byte> Data, float X, float Y, float Width, float Height, bool Multiply = false) : Mark;
