using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Learners;

internal sealed class LearnersNavigation : INavigation
{
    public IEnumerable<NavEntry> Entries =>
        [
            new(NavSection.Learners, 10, "Learners", "/learners", "hours")
            {
                Permission = Permission.ReadLearners,
                KeyOfOwnUnit = "Our staff",
            },
            new(NavSection.Learners, 20, "Claims of hours", "/claims", "file") { Permission = Permission.ReadClaims },
            new(NavSection.Learners, 30, "Completion", "/learners/completion", "plan") { Permission = Permission.ReadCompletion },
            new(NavSection.Public, 70, "My hours", "/learn", "hours") { Reader = NavReader.Learner },
            new(NavSection.Public, 71, "My hours", "/learn", "hours") { Reader = NavReader.Stranger },
            new(NavSection.Public, 90, "My claims", "/learn/claims", "file") { Reader = NavReader.Learner },
            new(NavSection.Public, 110, "My record", "/learn/me", "user") { Reader = NavReader.Learner },
            new(NavSection.TabBar, 10, "Hours", "/learn", "hours") { Reader = NavReader.Learner },
            new(NavSection.TabBar, 40, "Me", "/learn/me", "user") { Reader = NavReader.Learner },
        ];
}
