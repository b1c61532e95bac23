namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class ShellRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows =>
        [
            Row.Public("/", "/"),
            Row.Public("/accessibility", "/accessibility"),
            Row.Public("/dev/components", "/dev/components"),
            Row.Refusal("/dev/problem/{status:int}"),
            Row.Refusal("/error/{status:int}"),
            Row.Public("/language", "/language"),
            Row.Public("/privacy", "/privacy"),
            Row.Public("/site-map", "/site-map"),
        ];
}
