namespace KnowledgeUpdate.Documents.Layout;

/// <summary>A colour of text or rules.</summary>
public readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public static Ink Black => default;

    /// <summary>The red of official letterheads.</summary>
    public static Ink OfficialRed => new(0xD0, 0x10, 0x10);

    /// <summary>For headers, footers and notes.</summary>
    public static Ink Grey => new(0x59, 0x59, 0x59);

    /// <summary>The background of labels and table headers.</summary>
    public static Ink Shade => new(0xF2, 0xF2, 0xF2);
}
