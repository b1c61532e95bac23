using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Rules;

internal sealed class RulesNavigation : INavigation
{
    public IEnumerable<NavEntry> Entries =>
        [
            new(NavSection.Settings, 30, "Programme rules", "/rules", "rule") { Permission = Permission.ReadRules },
            new(NavSection.Settings, 40, "Kinds of activity", "/rules/activities", "hours") { Permission = Permission.ReadRules },
        ];
}
