using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Delivery;

internal sealed class DeliveryNavigation : INavigation
{
    public IEnumerable<NavEntry> Entries =>
        [
            new(NavSection.Seminars, 60, "Seminars held", "/seminars", "hours") { Permission = Permission.ReadSeminars },
            new(NavSection.Seminars, 70, "Nominate staff", "/seminars/open", "user")
            {
                Permission = Permission.NominateForSeminar,
                Also = ["/seminars/*/nominate"],
            },
            new(NavSection.Public, 50, "Open seminars", "/open-seminars", "hours"),
            new(NavSection.Public, 80, "My seminars", "/learn/seminars", "plan") { Reader = NavReader.Learner },
            new(NavSection.TabBar, 20, "Classes", "/learn/seminars", "plan") { Reader = NavReader.Learner },
        ];
}
