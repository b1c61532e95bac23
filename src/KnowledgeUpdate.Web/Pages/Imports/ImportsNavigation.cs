using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Imports;

internal sealed class ImportsNavigation : INavigation
{
    public IEnumerable<NavEntry> Entries =>
        [new(NavSection.Learners, 50, "Import of hours", "/imports", "up") { Permission = Permission.ImportHours }];
}
