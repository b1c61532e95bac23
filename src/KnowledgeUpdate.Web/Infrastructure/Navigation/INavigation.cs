namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>What an area contributes to the navigation. Parts are found by scanning: a new area registers nothing.</summary>
public interface INavigation
{
    IEnumerable<NavEntry> Entries { get; }
}
