using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Desk;

internal sealed class DeskNavigation : INavigation
{
    public IEnumerable<NavEntry> Entries =>
        [new(NavSection.Desk, 10, "My work", "/desk", "todo") { CountsWaiting = true }, new(NavSection.Public, 10, "Home", "/", "home")];
}
