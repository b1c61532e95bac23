using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class AuditRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows => [Row.For(Permission.ReadHistory, "/history", "/history")];
}
