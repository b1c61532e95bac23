using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class OrganisationsRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows =>
        [
            Row.For(Permission.ReadUnits, "/organisations", "/organisations"),
            Row.For(Permission.EnterUnit, "/organisations/import", "/organisations/import"),
            Row.For(Permission.EnterUnit, "/organisations/import/{id:guid}", "/organisations/import/{upload}", not: "DLS"),
            Row.For(Permission.EnterUnit, "/organisations/new", "/organisations/new?under={unit}", not: "D"),
            Row.For(Permission.ReadUnits, "/organisations/{id:guid}", "/organisations/{unit}", not: "D"),
            Row.For(
                Permission.GrantCapacity,
                "/organisations/{id:guid}/capacities/{capacity}/end",
                "/organisations/{unit}/capacities/HostingUnit/end",
                not: "D"
            ),
            Row.For(Permission.CloseUnit, "/organisations/{id:guid}/close", "/organisations/{unit}/close", not: "D"),
            Row.For(Permission.CorrectUnit, "/organisations/{id:guid}/correct", "/organisations/{unit}/correct", not: "D"),
            Row.For(Permission.GrantCapacity, "/organisations/{id:guid}/grant", "/organisations/{unit}/grant", not: "D"),
            Row.For(Permission.CloseUnit, "/organisations/{id:guid}/merge", "/organisations/{unit}/merge", not: "D"),
            Row.For(Permission.CorrectUnit, "/organisations/{id:guid}/move", "/organisations/{unit}/move", not: "D"),
        ];
}
