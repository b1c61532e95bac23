using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars;

internal sealed class SeminarsNavigation : INavigation
{
    public IEnumerable<NavEntry> Entries =>
        [
            new(NavSection.Seminars, 10, "Calls", "/seminars/calls", "call") { Permission = Permission.ReadSeminarCalls },
            new(NavSection.Seminars, 20, "Proposals", "/seminars/proposals", "file") { Permission = Permission.ListSeminarProposals },
            new(NavSection.Seminars, 50, "Annual plan", "/seminars/plans", "plan") { Permission = Permission.ReadAnnualPlans },
            new(NavSection.Seminars, 80, "Public notices and objections", "/seminars/publicity", "shout")
            {
                Permission = Permission.ReadObjections,
            },
            new(NavSection.Public, 20, "Calls for proposals", "/calls", "call"),
            new(NavSection.Public, 30, "Annual seminar plans", "/plans", "plan"),
            new(NavSection.Public, 40, "Public notices", "/publicity", "shout"),
        ];
}
