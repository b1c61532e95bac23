using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// An entry that an area contributes to the navigation. The current entry is the one whose address is the longest prefix of the page's.
/// </summary>
/// <param name="Order">Place within the section, in tens.</param>
/// <param name="Key">Its words, an English key.</param>
/// <param name="Icon">Name of a symbol in wwwroot/icons.svg.</param>
public sealed record NavEntry(NavSection Section, int Order, [Sentence] string Key, string Href, string Icon)
{
    /// <summary>Who sees it; null: everybody who sees the section.</summary>
    public Permission? Permission { get; init; }

    /// <summary>Its words for people whose scope is only their own unit.</summary>
    [Sentence]
    public string? KeyOfOwnUnit { get; init; }

    /// <summary>Which readers see it.</summary>
    public NavReader Reader { get; init; }

    /// <summary>Other addresses that belong to it; a star matches one segment.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Whether it shows how much waits at the reader's desk.</summary>
    public bool CountsWaiting { get; init; }
}
