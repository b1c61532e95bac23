using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class BeginSeminarProposalTests(PortalFixture portal) : SeminarTest(portal)
{
    [Fact]
    public async Task A_hosting_unit_begins_an_empty_draft_that_others_do_not_see()
    {
        await BeginAsync(SeminarStage.Called);

        var id = await AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call));

        var draft = await Year.LoadAsync<SeminarProposal>(id);
        Assert.Equal(
            (ProposalState.Draft, SeminarYear.University, Year.Hosts[0].UserId, (string?)null),
            (draft.State, draft.OrganisationName, draft.CreatedById, draft.Number)
        );
        Assert.Equal((1, 0, 0), await GainedAsync());
        foreach (var other in new[] { Year.Office, Year.Bureau, Year.Hosts[1] })
            await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(other, new GetProposalVersion(id)));
    }

    [Fact]
    public async Task Without_the_capacity_or_outside_the_time_nothing_is_begun()
    {
        await BeginAsync(SeminarStage.Called);
        var visitor = await SomebodyAsync(Role.UnitAdministrator, "广西科学院");
        await MarkAsync();

        var refusal = await Refused.ByAsync(
            "{0} is not entered as a hosting unit. The HR bureau of your city enters the capacity.",
            () => AsAsync(visitor, new BeginSeminarProposal(Year.Call))
        );
        Assert.Equal("广西科学院", refusal.Args[0]);
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, new BeginSeminarProposal(Year.Call)));
        Year.CloseCall();
        await Refused.ByAsync(
            "The call takes proposals from {0} to {1}. Ask the programme office if the time is to be extended.",
            () => AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call))
        );
        var (other, _) = await AbroadAsync();
        await using var __ = other;
        var abroad = await other.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsync(abroad, new BeginSeminarProposal(Year.Call)));
        await AssertNothingWrittenAsync();
        Assert.False(await Province.ReadAsync(db => db.SeminarProposals.AnyAsync()));
    }

    [Fact]
    public async Task A_copy_keeps_what_is_worth_keeping_and_only_of_the_own_unit()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 2);
        var former = await ProposalAsync();

        var id = await AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call, former.Id));

        var copy = await Year.LoadAsync<SeminarProposal>(id);
        Assert.Equal(
            (former.Title, former.Content.Grounds, former.Content.Courses.Count),
            (copy.Title, copy.Content.Grounds, copy.Content.Courses.Count)
        );
        Assert.Equal(
            (null, 0m, 0m, 0m, 0),
            (copy.StartsOn, copy.CentralFunds, copy.RegionFunds, copy.Content.OwnFunds, copy.Content.Attachments.Count)
        );
        Assert.Equal((null, 0, ProposalState.Draft), (copy.Number, copy.FiledVersions, copy.State));
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call, Year.Proposals[1])));
    }
}
