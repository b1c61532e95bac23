using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Experts;

internal sealed class ExpertsNavigation : INavigation
{
    public IEnumerable<NavEntry> Entries =>
        [
            new(NavSection.Seminars, 30, "Experts", "/experts", "star") { Permission = Permission.SaveExpert },
            new(NavSection.Seminars, 40, "My scoring", "/experts/scoring", "star") { Permission = Permission.SubmitScore },
        ];
}
