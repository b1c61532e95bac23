using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class CalendarRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows => [Row.For(Permission.ReadCalendar, "/calendar", "/calendar")];
}
