namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>The pages of an area with who opens each; gathered by <see cref="RouteTable"/>.</summary>
internal interface IRoutes
{
    IReadOnlyList<Row> Rows { get; }
}
