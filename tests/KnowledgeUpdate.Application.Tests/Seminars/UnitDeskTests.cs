using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class UnitDeskTests(PortalFixture portal) : SeminarTest(portal)
{
    private async Task<UnitCalls?> OnDeskAsync(Person person) =>
        (await AsAsync(person, new GetHome(30))).Parts.Select(p => p.Record).OfType<UnitCalls>().SingleOrDefault();

    [Fact]
    public async Task A_unit_sees_open_calls_and_its_own_drafts_until_they_are_filed_or_the_call_closes()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await Year.DraftAsync(0);

        var desk = await OnDeskAsync(Year.Hosts[0]);
        Assert.Equal((Year.Call, id), (Assert.Single(desk!.Calls).Id, Assert.Single(desk.Drafts).Id));
        Assert.Empty((await OnDeskAsync(Year.Hosts[1]))!.Drafts);
        Assert.Null(await OnDeskAsync(Year.Bureau));

        await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(id, await Year.VersionAsync<SeminarProposal>(id)));
        Assert.Empty((await OnDeskAsync(Year.Hosts[0]))!.Drafts);
        Year.CloseCall();
        Assert.Null(await OnDeskAsync(Year.Hosts[0]));
    }
}
