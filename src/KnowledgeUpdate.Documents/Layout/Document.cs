namespace KnowledgeUpdate.Documents.Layout;

/// <summary>A document to be rendered: what it is, and its sections. Build one with <see cref="DocumentBuilder"/>.</summary>
public sealed record Document(DocumentInfo Info, IReadOnlyList<Section> Sections);

/// <summary>What the PDF says about itself.</summary>
/// <param name="Title">The title, as a reader's window shows it.</param>
/// <param name="Author">The issuing organisation.</param>
/// <param name="Subject">The kind of document.</param>
/// <param name="Created">When the content was settled. It is written into the file, so the same instant gives the same bytes.</param>
/// <param name="Language">A BCP 47 tag.</param>
public sealed record DocumentInfo(string Title, string Author, string Subject, DateTimeOffset Created, string Language = "zh-CN");

/// <summary>Pages of one size with one header and footer. A section begins on a new page.</summary>
/// <param name="Page">Size and margins.</param>
/// <param name="Blocks">The content, in order.</param>
/// <param name="Header">A line above a thin rule on every page of the section, or null.</param>
/// <param name="Footer">A line at the foot, left of the page number, or null: then the page number stands in the middle.</param>
public sealed record Section(PageSetup Page, IReadOnlyList<Block> Blocks, string? Header = null, string? Footer = null)
{
    /// <summary>What stands at fixed places of each page, under the text.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>Whether pages carry their number; a certificate's does not.</summary>
    public bool IsNumbered { get; init; } = true;

    /// <summary>Whether its pages are counted alone, because the section is handed out by itself.</summary>
    public bool CountsAlone { get; init; }
}

/// <summary>A page's size and margins, in points (1/72 inch).</summary>
public sealed record PageSetup(float Width, float Height, float Top, float Right, float Bottom, float Left)
{
    /// <summary>Points in a millimetre.</summary>
    public const float Millimetre = 72f / 25.4f;

    private const float A4Short = 210 * Millimetre;
    private const float A4Long = 297 * Millimetre;

    /// <summary>A4 upright with margins for forms and reports.</summary>
    public static PageSetup A4Portrait { get; } = Of(A4Short, A4Long, top: 24, right: 20, bottom: 22, left: 22);

    /// <summary>A4 on its side, for wide tables.</summary>
    public static PageSetup A4Landscape { get; } = Of(A4Long, A4Short, top: 22, right: 20, bottom: 20, left: 20);

    /// <summary>A4 with the margins of official documents: the text is 156 mm wide and 225 mm high.</summary>
    /// <remarks>Source: GB/T 9704-2012, 5.2.</remarks>
    public static PageSetup Official { get; } = Of(A4Short, A4Long, top: 37, right: 26, bottom: 35, left: 28);

    /// <summary>The width between the margins.</summary>
    public float ContentWidth => Width - Left - Right;

    /// <summary>The height between the margins.</summary>
    public float ContentHeight => Height - Top - Bottom;

    private static PageSetup Of(float width, float height, float top, float right, float bottom, float left) =>
        new(width, height, top * Millimetre, right * Millimetre, bottom * Millimetre, left * Millimetre);
}
