using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Layout;

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

    public float SpaceAfter { get; init; }

    /// <summary>Whether a page may not end between this and what follows.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Whether lines are broken evenly and between words, as a title's are.</summary>
    public bool Balanced { get; init; }

    public Ink Ink { get; init; }

    internal float LineStep => Size * LineHeight;

    internal float IndentOf(int line) => Size * (line == 0 ? FirstLineIndent : HangingIndent);
}
