namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>A piece that no page parts: a line, a table row, an image.</summary>
/// <param name="Height">Its height in points.</param>
/// <param name="Draw">Draws it with its top at the given height on the page.</param>
internal sealed record FlowItem(float Height, Action<PageCanvas, float> Draw)
{
    /// <summary>Space above, in points, left out at the top of a page.</summary>
    internal float SpaceBefore { get; init; }

    /// <summary>Whether a page may not end below it.</summary>
    internal bool KeepWithNext { get; init; }

    /// <summary>Whether a page ends here.</summary>
    internal bool BreaksPage { get; init; }

    /// <summary>What is repeated above it where it is first on a page: its table's caption and header row.</summary>
    internal IReadOnlyList<FlowItem> Head { get; init; } = [];
}
