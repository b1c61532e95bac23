using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Calendar;

internal sealed class CalendarNavigation : INavigation
{
    public IEnumerable<NavEntry> Entries =>
        [new(NavSection.Settings, 60, "Calendar", "/calendar", "plan") { Permission = Permission.ReadCalendar }];
}
