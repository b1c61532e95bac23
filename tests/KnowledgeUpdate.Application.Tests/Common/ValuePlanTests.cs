namespace KnowledgeUpdate.Application.Tests.Common;

/// <summary>Queries by a pattern or an area carry the mark by which they are planned by their values each time; others do not.</summary>
public sealed class ValuePlanTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string Mark = "-- plan by values";

    [Fact]
    public async Task A_pattern_and_an_area_are_marked_and_nothing_else_is()
    {
        var statements = await Province.ReadAsync(db =>
            Task.FromResult(
                (
                    Pattern: db.Organisations.Where(o => EF.Functions.ILike(o.Name, "南%")).OrderBy(o => o.Name).Take(3).ToQueryString(),
                    Area: db.SeminarProposals.Where(p =>
                            db.Organisations.Any(o => o.Id == p.OrganisationId && ((LTree)o.Path).IsDescendantOf("a"))
                        )
                        .ToQueryString(),
                    Plain: db.Organisations.Where(o => o.Name == "南宁市").ToQueryString()
                )
            )
        );

        Assert.Contains(Mark, statements.Pattern, StringComparison.Ordinal);
        Assert.Contains(Mark, statements.Area, StringComparison.Ordinal);
        Assert.DoesNotContain(Mark, statements.Plain, StringComparison.Ordinal);
    }
}
