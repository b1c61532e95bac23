using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Layout;

/// <summary>How the lines of a text stand between the margins.</summary>
public enum TextAlign
{
    /// <summary>Even on the left.</summary>
    Left,

    /// <summary>Even on both sides, except a paragraph's last line.</summary>
    Justify,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>Even on the right.</summary>
    Right,
}

/// <summary>A colour of text or rules.</summary>
public readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    /// <summary>Black.</summary>
    public static Ink Black => default;

    /// <summary>The red of official letterheads.</summary>
    public static Ink OfficialRed => new(0xD0, 0x10, 0x10);

    /// <summary>For headers, footers and notes.</summary>
    public static Ink Grey => new(0x59, 0x59, 0x59);

    /// <summary>The background of labels and table headers.</summary>
    public static Ink Shade => new(0xF2, 0xF2, 0xF2);
}

/// <summary>How a text is set. Sizes and spaces are points; indents are em of the size.</summary>
/// <param name="Face">The typeface.</param>
/// <param name="Size">The size.</param>
public sealed record TextStyle(FontFace Face, float Size)
{
    /// <summary>The distance between baselines, as a multiple of the size.</summary>
    public float LineHeight { get; init; } = 1.5f;

    /// <summary>Where the lines stand.</summary>
    public TextAlign Align { get; init; } = TextAlign.Left;

    /// <summary>Indent of each paragraph's first line.</summary>
    public float FirstLineIndent { get; init; }

    /// <summary>Indent of each paragraph's other lines.</summary>
    public float HangingIndent { get; init; }

    /// <summary>Space above, left out at the top of a page.</summary>
    public float SpaceBefore { get; init; }

    /// <summary>Space below.</summary>
    public float SpaceAfter { get; init; }

    /// <summary>Whether a page may not end between this and what follows.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Whether lines are broken evenly and between words, as a title's are.</summary>
    public bool Balanced { get; init; }

    /// <summary>The colour.</summary>
    public Ink Ink { get; init; }

    internal float LineStep => Size * LineHeight;

    internal float IndentOf(int line) => Size * (line == 0 ? FirstLineIndent : HangingIndent);
}

/// <summary>The styles that documents share.</summary>
public static class Styles
{
    /// <summary>A form's or report's title.</summary>
    public static TextStyle Title { get; } = new(FontFace.Serif, 22)
    { Align = TextAlign.Center, Balanced = true, LineHeight = 1.4f, SpaceAfter = 12, KeepWithNext = true };

    /// <summary>A line under the title.</summary>
    public static TextStyle Subtitle { get; } = new(FontFace.Sans, 10.5f)
    { Align = TextAlign.Center, SpaceAfter = 10, KeepWithNext = true };

    /// <summary>A heading of a form or report.</summary>
    public static TextStyle Heading { get; } = new(FontFace.SansBold, 12) { SpaceBefore = 12, SpaceAfter = 5, KeepWithNext = true };

    /// <summary>Running text of a form or report.</summary>
    public static TextStyle Body { get; } = new(FontFace.Sans, 10.5f)
    { Align = TextAlign.Justify, FirstLineIndent = 2, LineHeight = 1.6f, SpaceAfter = 3 };

    /// <summary>A remark under a table.</summary>
    public static TextStyle Note { get; } = new(FontFace.Sans, 9) { Ink = Ink.Grey, SpaceBefore = 3, SpaceAfter = 3 };

    /// <summary>A table's cells.</summary>
    public static TextStyle Cell { get; } = new(FontFace.Sans, 9.5f) { LineHeight = 1.4f };

    /// <summary>A table's header row, group rows and total rows, and the labels of facts.</summary>
    public static TextStyle CellBold { get; } = Cell with { Face = FontFace.SansBold };

    /// <summary>The name above a table.</summary>
    public static TextStyle Caption { get; } = new(FontFace.SansBold, 10.5f)
    { Align = TextAlign.Center, SpaceBefore = 6, SpaceAfter = 4, KeepWithNext = true };

    internal static TextStyle Running { get; } = new(FontFace.Sans, 9) { Ink = Ink.Grey };
}
