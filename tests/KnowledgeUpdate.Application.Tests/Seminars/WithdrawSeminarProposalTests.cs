using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class WithdrawSeminarProposalTests(PortalFixture portal) : SeminarTest(portal)
{
    [Fact, Walks("proposal-quota")]
    public async Task A_withdrawn_recommendation_gives_its_quota_back()
    {
        await BeginAsync(SeminarStage.Recommended, proposals: 2);
        Assert.Equal(new QuotaView(2, 8), await AsAsync(Year.Bureau, new GetRecommendationQuota(Year.Call)));
        await MarkAsync();

        await AsAsync(Year.Hosts[0], new WithdrawSeminarProposal(Year.Proposals[0], await ProposalVersionAsync(), "项目调整"));

        Assert.Equal(new QuotaView(1, 8), await AsAsync(Year.Bureau, new GetRecommendationQuota(Year.Call)));
        Assert.Equal([ProposalState.Withdrawn, ProposalState.Recommended], await Year.StatesAsync());
        Assert.Equal((1, 1, 0), await GainedAsync());
        Assert.Equal(
            (ReviewDecision.Withdrawn, "项目调整"),
            ((await LastStepAsync(Year.Proposals[0])).Decision, (await LastStepAsync(Year.Proposals[0])).Opinion)
        );
    }

    [Fact]
    public async Task A_filed_one_closes_its_review_and_others_and_later_states_are_refused()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 2);
        var stale = await ProposalVersionAsync();
        await Assert.ThrowsAsync<NotFoundException>(() =>
            AsAsync(Year.Hosts[1], new WithdrawSeminarProposal(Year.Proposals[0], stale, null))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            AsAsync(Year.Bureau, new WithdrawSeminarProposal(Year.Proposals[0], stale, null))
        );

        await AsAsync(Year.Hosts[0], new WithdrawSeminarProposal(Year.Proposals[0], stale, null));

        Assert.Empty(await OpenWorkAsync(Year.Proposals[0]));
        await Refused.ByStateAsync(
            ProposalState.Withdrawn,
            ProposalAction.Withdraw,
            async () => await AsAsync(Year.Hosts[0], new WithdrawSeminarProposal(Year.Proposals[0], await ProposalVersionAsync(), null))
        );
        await Year.RecommendAsync(Year.Proposals[1]);
        await Year.BeginScoringAsync();
        await Refused.ByStateAsync(
            ProposalState.Scoring,
            ProposalAction.Withdraw,
            async () => await AsAsync(Year.Hosts[1], new WithdrawSeminarProposal(Year.Proposals[1], await ProposalVersionAsync(1), null))
        );
    }
}
