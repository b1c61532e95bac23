using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Layout;

/// <summary>The styles that documents share.</summary>
public static class Styles
{
    /// <summary>A form's or report's title.</summary>
    public static TextStyle Title { get; } =
        new(FontFace.Serif, 22)
        {
            Align = TextAlign.Center,
            Balanced = true,
            LineHeight = 1.4f,
            SpaceAfter = 12,
            KeepWithNext = true,
        };

    /// <summary>A line under the title.</summary>
    public static TextStyle Subtitle { get; } =
        new(FontFace.Sans, 10.5f)
        {
            Align = TextAlign.Center,
            SpaceAfter = 10,
            KeepWithNext = true,
        };

    /// <summary>A heading of a form or report.</summary>
    public static TextStyle Heading { get; } =
        new(FontFace.SansBold, 12)
        {
            SpaceBefore = 12,
            SpaceAfter = 5,
            KeepWithNext = true,
        };

    /// <summary>Running text of a form or report.</summary>
    public static TextStyle Body { get; } =
        new(FontFace.Sans, 10.5f)
        {
            Align = TextAlign.Justify,
            FirstLineIndent = 2,
            LineHeight = 1.6f,
            SpaceAfter = 3,
        };

    /// <summary>A remark under a table.</summary>
    public static TextStyle Note { get; } =
        new(FontFace.Sans, 9)
        {
            Ink = Ink.Grey,
            SpaceBefore = 3,
            SpaceAfter = 3,
        };

    public static TextStyle Cell { get; } = new(FontFace.Sans, 9.5f) { LineHeight = 1.4f };

    /// <summary>A table's header row, group rows and total rows, and the labels of facts.</summary>
    public static TextStyle CellBold { get; } = Cell with { Face = FontFace.SansBold };

    /// <summary>The name above a table.</summary>
    public static TextStyle Caption { get; } =
        new(FontFace.SansBold, 10.5f)
        {
            Align = TextAlign.Center,
            SpaceBefore = 6,
            SpaceAfter = 4,
            KeepWithNext = true,
        };

    internal static TextStyle Running { get; } = new(FontFace.Sans, 9) { Ink = Ink.Grey };
}
