using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class RulesRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows =>
        [
            Row.For(Permission.ReadRules, "/rules", "/rules"),
            Row.For(Permission.ReadRules, "/rules/activities", "/rules/activities"),
            Row.For(Permission.ReadRules, "/rules/reviews/{id:guid}", "/rules/reviews/{rule}"),
            Row.For(Permission.EnterRule, "/rules/values/{id:guid}/remove", "/rules/values/{rule}/remove"),
            Row.For(Permission.EnterRule, "/rules/{key}/enter", "/rules/publicity.working-days/enter"),
        ];
}
