using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// An entry that an area contributes to the navigation. The current one is that whose address is the longest beginning of the page's.
/// </summary>
/// <param name="Order">Place within the section, in tens.</param>
/// <param name="Key">Its words, an English key.</param>
/// <param name="Icon">Name of a symbol in wwwroot/icons.svg.</param>
public sealed record NavEntry(NavSection Section, int Order, [Sentence] string Key, string Href, string Icon)
{
    /// <summary>Who sees it; null: everybody who sees the section.</summary>
    public Permission? Permission { get; init; }

    /// <summary>Its words for whoever reaches the own unit only.</summary>
    [Sentence]
    public string? KeyOfOwnUnit { get; init; }

    /// <summary>A learner sees it, or also the public: null is everybody.</summary>
    public NavReader Reader { get; init; }

    /// <summary>Pages that stand elsewhere and belong to it; a star stands for one part of the address.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>It shows how much waits at the reader's desk.</summary>
    public bool CountsWaiting { get; init; }
}
