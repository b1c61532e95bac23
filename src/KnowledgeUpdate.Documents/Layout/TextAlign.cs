namespace KnowledgeUpdate.Documents.Layout;

/// <summary>How the lines of a text stand between the margins.</summary>
public enum TextAlign
{
    /// <summary>Even on the left.</summary>
    Left,

    /// <summary>Even on both sides, except a paragraph's last line.</summary>
    Justify,

    Center,

    /// <summary>Even on the right.</summary>
    Right,
}
