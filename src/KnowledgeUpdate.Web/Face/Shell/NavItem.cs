namespace KnowledgeUpdate.Web.Face;

/// <summary>A link of a navigation.</summary>
/// <param name="Text">The words, already in the reader's language.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Icon">Name of a symbol in wwwroot/icons.svg; null for none.</param>
/// <param name="Count">How many things wait there; null or 0 shows nothing.</param>
/// <param name="CountIsNow">The count is the reader's own work and is drawn in the accent.</param>
/// <param name="IsCurrent">The page shown is this one or lies below it.</param>
public sealed record NavItem(
    string Text,
    string Href,
    string? Icon = null,
    int? Count = null,
    bool CountIsNow = false,
    bool IsCurrent = false
);

/// <summary>A titled group of the side navigation; the first one usually has no title.</summary>
public sealed record NavGroup(string? Title, IReadOnlyList<NavItem> Items);
