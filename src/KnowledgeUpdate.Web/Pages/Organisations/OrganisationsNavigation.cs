using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Organisations;

internal sealed class OrganisationsNavigation : INavigation
{
    public IEnumerable<NavEntry> Entries =>
        [new(NavSection.Settings, 10, "Units", "/organisations", "org") { Permission = Permission.ReadUnits }];
}
