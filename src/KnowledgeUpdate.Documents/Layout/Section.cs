namespace KnowledgeUpdate.Documents.Layout;

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
