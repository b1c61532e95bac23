using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class SeminarYearTests(PortalFixture portal) : SeminarTest(portal)
{
    [Fact]
    public async Task A_whole_year_can_be_played_by_its_people()
    {
        await BeginAsync(SeminarStage.Published);

        Assert.Equal([ProposalState.Planned, ProposalState.Planned, ProposalState.LeftOut], await Year.StatesAsync());
        Assert.Equal(PlanState.Published, (await Year.LoadAsync<AnnualPlan>(Year.Plan)).State);
        Assert.Equal(CallState.Archived, (await Year.LoadAsync<SeminarCall>(Year.Call)).State);
    }
}
