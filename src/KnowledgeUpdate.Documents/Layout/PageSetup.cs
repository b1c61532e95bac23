namespace KnowledgeUpdate.Documents.Layout;

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
