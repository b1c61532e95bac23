using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class CountersignRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows => [Row.For(Permission.ReadProposedAct, "/countersign/{id:guid}", "/countersign/{proposed}", also: "O")];
}
