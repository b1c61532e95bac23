namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>What an area contributes to the navigation. Implementations are found by scanning, so a new area registers nothing.</summary>
public interface INavigation
{
    IEnumerable<NavEntry> Entries { get; }
}
