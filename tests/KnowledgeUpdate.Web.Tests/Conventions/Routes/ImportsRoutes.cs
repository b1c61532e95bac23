using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class ImportsRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows =>
        [
            Row.For(Permission.ImportHours, "/imports", "/imports"),
            Row.For(Permission.ImportHours, "/imports/new", "/imports/new"),
            Row.For(Permission.ImportHours, "/imports/{id:guid}", "/imports/{import}"),
        ];
}
