using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Account;

internal sealed class AccountsNavigation : INavigation
{
    public IEnumerable<NavEntry> Entries =>
        [new(NavSection.Settings, 20, "People", "/account/members", "user") { Permission = Permission.InviteMember }];
}
