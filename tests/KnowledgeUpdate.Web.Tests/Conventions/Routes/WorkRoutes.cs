namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class WorkRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows =>
        [
            Row.SignedIn("/desk", "/desk"),
            Row.OwnTo("O", "/jobs/{id:guid}", "/jobs/{upload}"),
            Row.SignedIn("/notices", "/notices"),
            Row.SignedIn("/search", "/search"),
        ];
}
