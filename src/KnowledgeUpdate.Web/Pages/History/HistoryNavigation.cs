using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.History;

internal sealed class HistoryNavigation : INavigation
{
    public IEnumerable<NavEntry> Entries =>
        [new(NavSection.Settings, 70, "History", "/history", "log") { Permission = Permission.ReadHistory }];
}
